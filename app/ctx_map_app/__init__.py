"""The Streamlit app of ctx-map."""
