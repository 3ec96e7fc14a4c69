"""What stands on every screen: the bar, the controls, styles and templates, and how the app is served."""
