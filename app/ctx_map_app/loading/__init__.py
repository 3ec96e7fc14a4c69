"""Files on their way into the store: checked, mapped if they are an agency's own, and stored when somebody says so."""
