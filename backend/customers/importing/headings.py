"""What people write over the columns of a list of customers, by the field that it means."""

from typing import Final

_LISTED: Final = """
company.name: company; company name; customer; customer name; account; account name; organisation; organization;
    firm; buyer; client; client name; importer; consignee; 公司; 公司名称; 公司名; 客户; 客户名称; 客户名;
    客户公司; 企业名称; 单位名称; 客户全称; empresa; nombre de la empresa; razón social; cliente; compañía;
    société; entreprise; raison sociale; firma; firmenname; unternehmen; kunde; nome da empresa; razão social;
    azienda; ragione sociale; компания; организация; название компании; клиент; şirket; şirket adı; firma adı;
    müşteri; الشركة; اسم الشركة; العميل; اسم العميل; bedrijf; bedrijfsnaam; nazwa firmy; công ty; tên công ty;
    perusahaan; nama perusahaan; 会社名; 회사명; 회사; บริษัท; شرکت
company.domain: domain; domains; mail domain; 域名; 邮箱后缀; dominio; domaine; домен; نطاق
company.website: website; web; url; homepage; web site; site; 网址; 网站; 官网; 主页; 公司网址; 公司网站;
    sitio web; página web; site web; webseite; internet; сайт; веб-сайт; web sitesi; الموقع; الموقع الإلكتروني;
    sito web; strona www; ウェブサイト; 홈페이지
company.country: country; country/region; country region; nation; 国家; 国家地区; 国家/地区; 国别; 所在国;
    所属国家; país; pais; pays; land; страна; ülke; الدولة; البلد; paese; nazione; kraj; quốc gia; negara; 国;
    国名; 국가; ประเทศ; کشور
company.city: city; town; 城市; 所在城市; ciudad; cidade; ville; stadt; ort; город; şehir; il; المدينة; città;
    miasto; thành phố; kota; 都市; 도시
company.address: address; street; company address; postal address; 地址; 公司地址; 详细地址; 联系地址;
    dirección; endereço; adresse; anschrift; адрес; adres; العنوان; indirizzo; địa chỉ; alamat; 住所; 주소
company.industry: industry; sector; business type; 行业; 所属行业; 主营; 客户行业; industria; setor; secteur;
    branche; отрасль; sektör; القطاع; settore; branża; 業種; 업종
company.phone: company phone; company tel; main phone; switchboard; 公司电话; 座机; 固定电话; 总机;
    teléfono empresa; telefone da empresa; telefon firma; 代表電話; 대표전화
company.tax_id: tax id; tax no; tax number; vat; vat no; vat number; vat id; ust-idnr; eori; 税号; 纳税人识别号;
    统一社会信用代码; nif; cif; rfc; cnpj; cuit; ruc; nit; inn; инн; vkn; vergi no; الرقم الضريبي; partita iva;
    nip; mst; mã số thuế; npwp; gstin
company.language: language; 语言; 语种; idioma; langue; sprache; язык; dil; اللغة; lingua
company.time_zone: time zone; timezone; 时区
company.owner: owner; sales; sales rep; sales person; salesperson; account manager; rep; responsible; 跟进人;
    负责人; 业务员; 所属人; 客户归属; 归属人; 销售; 销售员; vendedor; responsable; commercial; verantwortlich;
    betreuer; менеджер; ответственный; temsilci; المسؤول; المندوب
company.stage: stage; status; customer status; 阶段; 客户阶段; 状态; 客户状态; etapa; estado; étape; statut;
    phase; стадия; статус; aşama; durum; المرحلة; الحالة; fase; stato
company.tags: tags; tag; labels; label; 标签; 客户标签; 分组; 客户分组; etiquetas; étiquettes; schlagwörter;
    теги; метки; etiketler; الوسوم; وسوم
company.note: note; notes; remark; remarks; comment; comments; memo; 备注; 说明; 客户备注; notas; observaciones;
    observações; remarques; bemerkung; notiz; примечание; комментарий; not; açıklama; ملاحظات; ملاحظة; 備考;
    비고
contact.name: contact; contact name; contact person; full name; person; attention; attn; 联系人; 联系人姓名;
    姓名; 主要联系人; 联络人; contacto; persona de contacto; nombre del contacto; contato; nome do contato;
    interlocuteur; nom du contact; ansprechpartner; kontakt; kontaktperson; контактное лицо; контакт; фио;
    ilgili kişi; yetkili; جهة الاتصال; الشخص المسؤول; اسم الشخص; referente; contatto; osoba kontaktowa;
    contactpersoon; người liên hệ; narahubung; 担当者; 담당자; ผู้ติดต่อ; איש קשר
contact.given_name: first name; given name; forename; 名; 名字; nombre de pila; prénom; vorname; имя; ad;
    الاسم الأول; nome di battesimo
contact.family_name: last name; surname; family name; 姓; 姓氏; apellido; apellidos; sobrenome; nom de famille;
    nachname; фамилия; soyad; soyadı; اسم العائلة; cognome; nazwisko; achternaam
contact.email: email; e-mail; mail; email address; e-mail address; mail address; contact email; emails; 邮箱;
    电子邮箱; 邮箱地址; 邮件; 电子邮件; 联系人邮箱; correo; correo electrónico; e-mail-adresse; courriel;
    adresse e-mail; эл. почта; почта; электронная почта; e-posta; البريد الإلكتروني; البريد; posta elettronica;
    メール; メールアドレス; 이메일; อีเมล; thư điện tử; surel; ایمیل
contact.phone: phone; telephone; tel; tel no; mobile; mobile phone; cell; cell phone; phone number; whatsapp;
    contact phone; 电话; 手机; 手机号; 手机号码; 联系电话; 联系方式; 联系人电话; 电话号码; teléfono; móvil;
    celular; telefone; telemóvel; téléphone; portable; telefon; handy; mobil; телефон; мобильный; cep telefonu;
    الهاتف; الجوال; رقم الهاتف; telefono; cellulare; điện thoại; telepon; 電話; 電話番号; 전화; 전화번호;
    โทรศัพท์; טלפון; تلفن
contact.title: title; job title; position; job; role; 职位; 职务; 岗位; cargo; puesto; poste; fonction;
    funktion; position im unternehmen; должность; ünvan; görev; المنصب; الوظيفة; المسمى الوظيفي; ruolo;
    stanowisko; functie; chức vụ; jabatan; 役職; 직책; 직위
contact.language: contact language; 联系人语言; preferred language
"""


def _read() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    field = ""
    for line in _LISTED.strip().splitlines():
        words = line
        if not line.startswith(" "):
            field, _, words = line.partition(":")
        found.setdefault(field, []).extend(word for part in words.split(";") if (word := part.strip()))
    return {name: tuple(words) for name, words in found.items()}


#: The fields of a row by name: what stands over such a column in one language or another.
HEADS: Final = _read()
