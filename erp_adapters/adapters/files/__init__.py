"""For the ERP that nobody has an interface to: CSV and XLSX files in a folder or over SFTP."""

from erp_adapters.adapters.files.adapter import FilesAdapter

adapter = FilesAdapter()

__all__ = ["FilesAdapter", "adapter"]
