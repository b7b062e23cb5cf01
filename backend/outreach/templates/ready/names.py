"""Names and folders of the ready templates, marked for the catalogs: tools that extract texts read no TOML."""

from typing import Final

from i18n.messages import N_

FOLDERS: Final = (
    N_("Inquiry and quotation"),
    N_("Samples"),
    N_("Order and payment"),
    N_("Production and shipping"),
    N_("After the sale"),
    N_("News and occasions"),
)
NAMES: Final = (
    N_("First reply to an inquiry"),
    N_("Quotation"),
    N_("Quotation follow-up after 2 days"),
    N_("Quotation follow-up after 5 days"),
    N_("Quotation follow-up after 10 days"),
    N_("Offer of a sample"),
    N_("Sample on its way"),
    N_("Question about a sample"),
    N_("Proforma invoice"),
    N_("Deposit received"),
    N_("Deposit reminder"),
    N_("Production update"),
    N_("Delay"),
    N_("Ready for inspection"),
    N_("Shipping documents"),
    N_("Arrival notice"),
    N_("Balance reminder"),
    N_("Balance received"),
    N_("Feedback after delivery"),
    N_("First answer to a complaint"),
    N_("Reorder reminder"),
    N_("Price change"),
    N_("New product"),
    N_("Holiday notice"),
    N_("Invitation to a fair"),
    N_("After a fair"),
    N_("Dormant customer"),
    N_("Introduction of a new contact person"),
    N_("Out of stock"),
    N_("Reply about payment terms"),
    N_("Reply about exclusivity and confidentiality"),
    N_("Thank you for the cooperation"),
)
