"""Whether the DNS of a sending domain lets its mail arrive: SPF, DKIM, DMARC, MX, alignment, tracking host."""
