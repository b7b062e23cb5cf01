"""The ERP engine: contract, canonical records, sync, one folder per ERP."""
