"""The words that `names` leaves out of names."""

from typing import Final

#: Legal forms by where they are used; each is read by the same steps as a name.
FORMS: Final = """
    Ltd | Limited | Ltd Co | Co Ltd | Co Limited | Company Limited | Company Ltd | Co | Company | PLC | LLP | LLC
    LC | LP
    Inc | Incorporated | Corp | Corporation | PLLC | PC | CIC | CLG | DAC | UC | Unlimited | Public Limited Company
    Limited Liability Company | Limited Liability Partnership | Pty | Pty Ltd | Proprietary Limited | NL | (Pty) Ltd
    Ltd Şti | Pvt | Pvt Ltd | Private Limited | Pvt Limited | Private Ltd | Pte | Pte Ltd | OPC | Sdn Bhd | Sdn
    Bhd | Berhad
    GmbH | mbH | gGmbH | GmbH & Co KG | GmbH & Co KGaA | AG | AG & Co KG | KG | KGaA | OHG | GbR | UG | eK | eKfm
    eKfr | eG | eV
    UG haftungsbeschränkt | Gesellschaft mit beschränkter Haftung | Aktiengesellschaft | Ges mbH | GesmbH | Inh | Fa
    KEG
    SA | SAS | SASU | SARL | EURL | SCA | SNC | SCI | SCS | SCOP | EI | EIRL | GIE | Sàrl | Société Anonyme | Ets
    Sté
    Société à responsabilité limitée | Cie | et Cie | & Cie
    SpA | Srl | Srls | SNC | SAS di | Sapa | Società per azioni | Società a responsabilità limitata | Scarl
    Soc Coop | Coop
    SL | SLU | SLL | SAU | SLNE | SCP | CB | Sociedad Anónima | Sociedad Limitada | y Cía | Cía | & Cía | Cía Ltda
    SA de CV | SAB de CV | S de RL de CV | S de RL | SAPI de CV | SA de RL | SC de RL | SPR de RL | SRL de CV | SAC
    SAA | SACI
    SACIF | SAIC | SACIFIA | SAICF | SRL | Ltda | Limitada | CA | EIRL | SpA Chile | SAS BIC | EU | ES SA
    SA de Capital Variable | Sociedad Anónima de Capital Variable | Sociedad por Acciones Simplificada | SAS ESP
    Lda | Limitada | SGPS | Unipessoal Lda | Unipessoal | Sociedade Anónima | Eireli | ME | EPP | MEI | Ltda ME
    Ltda EPP | S/A
    BV | NV | VOF | CV | BVBA | SPRL | ASBL | VZW | CVBA | SCRL | Comm V | Besloten Vennootschap | Maatschap
    Stichting
    A/S | ApS | I/S | K/S | P/S | IVS | SMBA | AMBA | AS | ASA | ANS | DA | ENK | NUF | BA | AB | HB | KB | EK för
    Aktiebolag
    Aktieselskab | Anpartsselskab | Aksjeselskap | Oy | Oyj | Ky | Tmi | Osakeyhtiö | Ab Oy | Oy Ab | ehf | hf | slf
    sf | ohf
    OÜ | UÜ | TÜ | FIE | SIA | AAS | IK | PS | UAB | AB | MB | VšĮ | IĮ
    Sp z oo | Spółka z oo | Sp zoo | SA | Sp j | Sp k | Sp p | SKA | Spółka z ograniczoną odpowiedzialnością | PPHU
    PHU
    Spółka Akcyjna | FHU | ZPH | FH | PPUH | PW
    sro | spol s ro | as | ks | vos | společnost s ručením omezeným | akciová společnost
    spoločnosť s ručením obmedzeným
    Kft | Zrt | Nyrt | Bt | Rt | Kkt | Ev | Korlátolt Felelősségű Társaság | SRL | SA Romania | PFA | SNC | SCS | II
    IF
    doo | dd | jdoo | ad | kd | dno | jtd | sp | d o o | ООД | ЕООД | АД | ЕАД | ЕТ | СД | КД | ДЗЗД | ДООЕЛ | ДОО
    ООО | АО | ЗАО | ОАО | ПАО | НАО | ИП | НПО | НПП | ГК | ТД | ТК | ЧП | ФГУП | ГУП | МУП | ТОО | ЖШС | АҚ | ЧУП
    ОДО | ЧТУП | УП
    СООО | ИООО | РУП | ТОВ | ПАТ | ПрАТ | АТ | ВАТ | ФОП | ПП | ДП | ЗАТ | МЧЖ | ХК | АЖ | ОсОО | СП | ИЧП
    общество с ограниченной ответственностью | акционерное общество | индивидуальный предприниматель
    публичное акционерное общество | закрытое акционерное общество | открытое акционерное общество
    товарищество с ограниченной ответственностью | товариство з обмеженою відповідальністю
    OOO | ZAO | OAO | PAO | JSC | OJSC | CJSC | PJSC | QJSC | TOO | TOV | MChJ | OsOO | LLC FE | FE LLC | JV LLC
    AO RU
    ΑΕ | ΕΠΕ | ΙΚΕ | ΟΕ | ΕΕ | ΑΒΕΕ | ΑΕΒΕ | ΑΒΕΤΕ | Μονοπρόσωπη ΙΚΕ | Μονοπρόσωπη ΕΠΕ | EPE | IKE | AEBE | ABEE
    AVEE | OE | EE
    ανώνυμη εταιρεία
    A Ş | AŞ | Ltd Şti | Şti | Limited Şirketi | Anonim Şirketi | Koll Şti | Kom Şti | San ve Tic AŞ
    San ve Tic Ltd Şti
    San Tic Ltd Şti | San Tic AŞ | Sanayi ve Ticaret AŞ | Sanayi ve Ticaret Ltd Şti
    Sanayi ve Ticaret Limited Şirketi
    Sanayi ve Ticaret Anonim Şirketi | Tic Ltd Şti | Tic AŞ | Paz Tic Ltd Şti | İth İhr Ltd Şti
    San ve Dış Tic Ltd Şti
    San ve Dış Tic AŞ | Dış Tic Ltd Şti | Dış Tic AŞ | İç ve Dış Tic Ltd Şti
    FZE | FZCO | FZ LLC | FZC | DMCC | WLL | W L L | SPC | BSC | KSC | KSCC | SAOG | SAOC | QSC | QPSC | Est
    Establishment | SAL
    SAE | SARL LB | PSC | SAK | EC | PSE | LLC SP | LLC SOC | شركة | شركه | مؤسسة | ذ م م | ش م م | ش م ك | ش م ل
    ش ذ م م | م م ح
    شركة ذات مسؤولية محدودة | المحدودة | محدودة | شركة مساهمة | ش م ع | ش ش و | شرکت | سهامی خاص | با مسئولیت محدود
    سهامی عام
    Sherkat | Sahami Khass | PJS Co | بعمل | בע"מ | בעמ | חברה בע"מ | BM
    PT | CV | UD | Tbk | Persero | PT Tbk | PD | Perum | Firma | Co Op
    Công ty | Công ty TNHH | Công ty Cổ phần | Công ty CP | CTCP | TNHH | TNHH MTV | Công ty TNHH MTV | JSC VN
    Joint Stock Company
    Công ty TNHH Một Thành Viên | Trách Nhiệm Hữu Hạn | DNTN | Joint Stock Co | Ltd Liability Co
    บริษัท | จำกัด | มหาชน | จำกัด มหาชน | ห้างหุ้นส่วนจำกัด | หจก | PCL | Public Company Limited | Ltd Part
    Limited Partnership
    प्राइवेट लिमिटेड | लिमिटेड | প্রাইভেট লিমিটেড | লিমিটেড
    KK | K K | YK | GK | Kabushiki Kaisha | Kabushiki Gaisha | Yugen Kaisha | Godo Kaisha | Goshi Kaisha
    CC | (Pty) | SOC | RF | NPC | Pty SA | Nig Ltd | Nigeria Ltd | RC | GTE | ENT | Ent | Enterprise Ltd | SARLU
    SUARL | SAS CI
    SPRLU | EPIC | SPA DZ | EURL DZ | SNC DZ | ULtd | SE | SCE | EEIG | EWIV | Anstalt | Trust reg | Est LI | SAM
    SICAV
    შპს | სს | ԱՁ | ՍՊԸ | ՓԲԸ | MMC | QSC AZ | ASC | ХХК | ХК | LLC MN | SHPK | Sh p k | ShA | Sh A | NTSH | DOOEL
    M/s | Messrs | Gebr | Gebrüder | Herrn
"""
#: Those that stand before the name too.
LEADING: Final = """
    ООО | АО | ЗАО | ОАО | ПАО | НАО | ИП | НПО | НПП | ГК | ТД | ТК | ЧП | ФГУП | ГУП | МУП | ТОО | ЖШС | АҚ | ЧУП
    ОДО | ЧТУП | УП
    СООО | ИООО | РУП | ТОВ | ПАТ | ПрАТ | АТ | ВАТ | ФОП | ПП | ДП | ЗАТ | ОсОО | СП | ИЧП | ЕТ | СД
    общество с ограниченной ответственностью | акционерное общество | индивидуальный предприниматель
    публичное акционерное общество | закрытое акционерное общество | открытое акционерное общество
    товарищество с ограниченной ответственностью | товариство з обмеженою відповідальністю
    OOO | ZAO | OAO | PAO | JSC | OJSC | CJSC | PJSC | TOO | TOV | OsOO | LLC | SIA | UAB | OÜ | AS | AB | MB | Oy
    PPHU | PHU | FHU
    شركة | شركه | مؤسسة | شرکت | Sherkat | PT | CV | UD | PD | Firma | Công ty | Công ty TNHH | Công ty Cổ phần
    Công ty CP | CTCP
    TNHH | Công ty TNHH MTV | Công ty TNHH Một Thành Viên | DNTN | บริษัท | ห้างหุ้นส่วนจำกัด | หจก
    Kabushiki Kaisha | KK
    შპს | სს | M/s | Messrs | Gebr | Gebrüder | Herrn | Ets | Sté | Fa | SARL | EURL | SAS | SA | חברה
"""
#: Short words that are a legal form only in these countries; where the country is known to be another one they stay.
ONLY_IN: Final = {
    "as": "NO DK EE LV TR CZ SK IS FO GL",
    "at": "UA",
    "ad": "BG RS ME MK BA",
    "ag": "DE AT CH LI LU",
    "ab": "SE FI LT AX",
    "ba": "NO",
    "ca": "VE EC PE",
    "cb": "ES",
    "cc": "ZA NA",
    "da": "NO",
    "ee": "GR CY",
    "ei": "FR",
    "es": "ES MX",
    "eu": "CO",
    "ent": "NG GH MY KE",
    "est": "AE SA KW QA BH OM JO LB EG YE IQ SY LI",
    "firma": "DE AT PL TR ID SE DK NO",
    "gk": "JP RU",
    "ik": "LV",
    "if": "RO",
    "ii": "RO",
    "inh": "DE AT CH",
    "ip": "RU BY KZ UZ KG",
    "me": "BR",
    "nl": "AU",
    "oe": "GR CY",
    "pc": "US GR",
    "dp": "UA",
    "pp": "UA",
    "pd": "ID",
    "ps": "LV NO DK",
    "pt": "ID",
    "rc": "NG",
    "rf": "ZA",
    "sf": "IS",
    "sp": "SI PL AE BA HR RS UZ KZ",
    "td": "RU BY KZ",
    "tk": "RU BY KZ",
    "ud": "ID",
    "up": "BY",
    "pw": "PL",
    "ev": "DE AT HU",
}
#: Forms that mean nothing else wherever they stand: "Kern GmbH Werk Nord", "Foo Ltd (UK)".
ANYWHERE: Final = """
    ltd limited gmbh llc llp plc pty pvt pte inc ltda srl sarl sdn bhd berhad kft zrt doo eood ood ooo oao zao oyj
    aps kgaa ohg unipessoal lda fze fzco dmcc wll sti tnhh eireli dooel sro aktiengesellschaft incorporated
"""
AND: Final = """
    and und et en og och ve oraz
"""
ARTICLES: Final = """
    the der die das la le les el los las il gli lo
"""
#: Words that say what a firm does or how large it is, and that many firms carry.
GENERIC: Final = """
    trading trade import imports export exports impex international intl global worldwide group holding holdings
    industries industry industrial enterprise enterprises commerce commercial comercial comercio general services
    service solutions products supply supplies distribution logistics co handel handels vertrieb ticaret sanayi
    importadora exportadora importacao exportacao torgovaia kompaniia grupp gruppa
"""
#: Titles, and what stands behind a name.
HONORIFICS: Final = """
    mr mrs ms miss mx dr prof professor sir madam mme mlle monsieur herr frau herrn dipl ing mag sr sra srta dott
    dottssa avv engr eng lic arq don dona haji hajji sheikh shri smt bey hanim khun tuan bapak ibu pak jr phd mba md
    esq
"""
