"""What mail servers and absent people answer: bounces, complaints, receipts and auto-replies, and what follows."""
