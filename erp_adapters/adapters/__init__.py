"""One folder per ERP; none knows another (import contract "Adapters are strangers")."""
