"""A model ERP and a model CRM: small enough to be right at sight, and able to break at every call."""
