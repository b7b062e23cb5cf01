"""Servers that tests of the ERP engine speak to: a real Tryton, and a model ERP that fails on purpose."""
