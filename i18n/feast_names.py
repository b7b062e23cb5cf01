"""Holidays by name in languages that the `holidays` library lacks for most countries. Pure.

It names each country's days in that country's languages and in English; a reader of Chinese or Arabic is told of a
German or Brazilian holiday in English. Those that many countries keep, and the greatest of single ones, stand here.
"""

import re
from functools import cache
from typing import Final

# English name in the library | Chinese | Arabic
_NAMES: Final = """
New Year's Day|元旦|رأس السنة الميلادية
Universal Fraternization Day|元旦|رأس السنة الميلادية
International New Year Day|元旦|رأس السنة الميلادية
New Year's Eve|新年前夜|ليلة رأس السنة
Day after New Year's Day|元旦次日|اليوم التالي لرأس السنة
Christmas Day|圣诞节|عيد الميلاد
Christmas|圣诞节|عيد الميلاد
Christmas Eve|平安夜|ليلة عيد الميلاد
Second Day of Christmas|圣诞节次日|ثاني أيام عيد الميلاد
Boxing Day|节礼日|يوم الصناديق
Saint Stephen's Day|圣斯德望日|عيد القديس إسطفانوس
Orthodox Christmas Day|东正教圣诞节|عيد الميلاد الأرثوذكسي
Orthodox Christmas|东正教圣诞节|عيد الميلاد الأرثوذكسي
Coptic Christmas Day|科普特圣诞节|عيد الميلاد القبطي
Good Friday|耶稣受难日|الجمعة العظيمة
Orthodox Good Friday|东正教受难日|الجمعة العظيمة الأرثوذكسية
Maundy Thursday|濯足星期四|خميس العهد
Holy Saturday|圣周六|سبت النور
Easter|复活节|عيد الفصح
Easter Sunday|复活节|عيد الفصح
Orthodox Easter|东正教复活节|عيد الفصح الأرثوذكسي
Easter Monday|复活节星期一|اثنين الفصح
Pentecost|圣灵降临节|عيد العنصرة
Pentecost Monday|圣灵降临节星期一|اثنين العنصرة
Ascension Day|耶稣升天节|عيد الصعود
Corpus Christi|基督圣体节|عيد القربان
Epiphany|主显节|عيد الغطاس
Assumption Day|圣母升天节|عيد انتقال السيدة العذراء
Assumption Of Mary Day|圣母升天节|عيد انتقال السيدة العذراء
Dormition of the Mother of God|圣母安息节|عيد رقاد السيدة العذراء
All Saints' Day|诸圣节|عيد جميع القديسين
All Souls' Day|追思亡者节|تذكار الموتى
Immaculate Conception|圣母无染原罪节|عيد الحبل بلا دنس
Saint Peter and Saint Paul's Day|圣伯多禄圣保禄节|عيد القديسين بطرس وبولس
Saint Joseph's Day|圣若瑟节|عيد القديس يوسف
Reformation Day|宗教改革日|عيد الإصلاح
Carnival|狂欢节|الكرنفال
Carnival Monday|狂欢节星期一|اثنين الكرنفال
Carnival Tuesday|狂欢节星期二|ثلاثاء الكرنفال
Midsummer Day|仲夏节|عيد منتصف الصيف
Midsummer Eve|仲夏节前夜|ليلة منتصف الصيف
Labor Day|劳动节|عيد العمال
Labour Day|劳动节|عيد العمال
International Labor Day|劳动节|عيد العمال
International Workers' Day|劳动节|عيد العمال
Workers' Day|劳动节|عيد العمال
Worker's Day|劳动节|عيد العمال
May Day|劳动节|عيد العمال
National Labor Day|劳动节|عيد العمال
Labor and Solidarity Day|劳动节|عيد العمال
Independence Day|独立日|عيد الاستقلال
National Independence Day|独立日|عيد الاستقلال
National Day|国庆日|اليوم الوطني
Republic Day|共和国日|يوم الجمهورية
Constitution Day|宪法日|يوم الدستور
Victory Day|胜利日|يوم النصر
Liberation Day|解放日|يوم التحرير
Revolution Day|革命日|عيد الثورة
Unification Day|统一日|يوم الوحدة
Unity Day|统一日|يوم الوحدة
National Unity Day|民族团结日|يوم الوحدة الوطنية
German Unity Day|德国统一日|يوم الوحدة الألمانية
Martyrs' Day|烈士日|يوم الشهداء
Armed Forces Day|建军节|يوم القوات المسلحة
Army Day|建军节|يوم الجيش
Armistice Day|停战纪念日|يوم الهدنة
Memorial Day|阵亡将士纪念日|يوم الذكرى
Remembrance Day|阵亡将士纪念日|يوم الذكرى
Veterans Day|退伍军人节|يوم المحاربين القدامى
Freedom Day|自由日|يوم الحرية
Youth Day|青年节|يوم الشباب
Women's Day|妇女节|يوم المرأة
International Women's Day|妇女节|يوم المرأة العالمي
International Women's Rights Day|妇女节|يوم المرأة العالمي
Mother's Day|母亲节|عيد الأم
Children's Day|儿童节|عيد الطفل
Family Day|家庭日|يوم الأسرة
Statehood Day|建国日|يوم الدولة
Thanksgiving Day|感恩节|عيد الشكر
Martin Luther King Jr. Day|马丁·路德·金纪念日|يوم مارتن لوثر كينغ
Washington's Birthday|总统日|يوم الرؤساء
Juneteenth National Independence Day|六月节|يوم الحرية (جونتينث)
Columbus Day|哥伦布日|يوم كولومبوس
Canada Day|加拿大日|يوم كندا
Victoria Day|维多利亚日|يوم فيكتوريا
May Bank|五月银行假日|عطلة مايو المصرفية
Spring Bank|春季银行假日|عطلة الربيع المصرفية
August Bank|八月银行假日|عطلة أغسطس المصرفية
King's Day|国王节|يوم الملك
King's Birthday|国王诞辰日|عيد ميلاد الملك
Australia Day|澳大利亚日|يوم أستراليا
ANZAC Day|澳新军团日|يوم أنزاك
Anzac Day|澳新军团日|يوم أنزاك
Waitangi Day|怀唐伊日|يوم وايتانغي
Benito Juárez's birthday|华雷斯诞辰日|ذكرى ميلاد بينيتو خواريس
Tiradentes' Day|蒂拉登特斯日|يوم تيرادنتس
Our Lady of Aparecida|圣母显灵节|عيد سيدة أباريسيدا
Republic Proclamation Day|共和国成立日|يوم إعلان الجمهورية
National Day of Zumbi and Black Awareness|黑人觉醒日|يوم الوعي الأسود
Day of Portugal, Camões, and the Portuguese Communities|葡萄牙日|يوم البرتغال
Eid al-Fitr|开斋节|عيد الفطر
Eid al-Fitr (additional holiday)|开斋节|عيد الفطر
Eid al-Adha|宰牲节|عيد الأضحى
Day of Arafah|阿拉法特日|يوم عرفة
Islamic New Year|伊斯兰新年|رأس السنة الهجرية
Prophet's Birthday|圣纪节|المولد النبوي
Prophet Muhammad's Birthday|圣纪节|المولد النبوي
Mawlid|圣纪节|المولد النبوي
Ashura|阿舒拉节|عاشوراء
Tasua|塔苏阿日|تاسوعاء
Arbaeen|阿尔巴因节|الأربعين
Isra' and Mi'raj|登霄节|الإسراء والمعراج
Eid al-Ghadir|盖迪尔节|عيد الغدير
First Day of Ramadan|斋月第一天|أول أيام رمضان
Nowruz|诺鲁孜节|نوروز
Founding Day|建国日|يوم التأسيس
Sultan's Accession Day|苏丹登基日|يوم تولي السلطان
Throne Day|登基日|عيد العرش
Green March|绿色行军纪念日|المسيرة الخضراء
Diwali|排灯节|ديوالي
Holi|洒红节|هولي
Dussehra|十胜节|دسهرة
Maha Shivaratri|湿婆节|مها شيفاراتري
Ram Navami|罗摩节|رام نافامي
Mahatma Gandhi's Birthday|甘地诞辰日|ذكرى ميلاد غاندي
Guru Nanak's Birthday|那纳克诞辰日|ذكرى ميلاد غورو ناناك
Buddha Purnima|佛诞节|ميلاد بوذا
Vesak Day|卫塞节|يوم فيساك
Buddha's Birthday|佛诞节|ميلاد بوذا
Makha Bucha|万佛节|ماخا بوتشا
Visakha Bucha|佛诞节|فيساكا بوتشا
Asarnha Bucha|三宝节|أسارنها بوتشا
Songkran Festival|泼水节|عيد سونغكران
Bengali New Year's Day|孟加拉新年|رأس السنة البنغالية
Chinese New Year|春节|رأس السنة الصينية
Lunar New Year|春节|رأس السنة القمرية
Lunar New Year's Eve|除夕|ليلة رأس السنة القمرية
Second Day of Lunar New Year|春节（初二）|ثاني أيام السنة القمرية
Third Day of Lunar New Year|春节（初三）|ثالث أيام السنة القمرية
Fourth Day of Lunar New Year|春节（初四）|رابع أيام السنة القمرية
Hung Kings' Commemoration Day|雄王节|ذكرى ملوك هونغ
Korean New Year|春节|رأس السنة الكورية
Chuseok|中秋节|تشوسوك
Independence Movement Day|三一节|يوم حركة الاستقلال
National Foundation Day|开天节|يوم تأسيس الدولة
Hangul Day|韩文日|يوم الهانغل
Coming of Age Day|成人日|يوم بلوغ الرشد
Foundation Day|建国纪念日|يوم تأسيس الدولة
Emperor's Birthday|天皇诞辰日|عيد ميلاد الإمبراطور
Vernal Equinox Day|春分日|يوم الاعتدال الربيعي
Autumnal Equinox Day|秋分日|يوم الاعتدال الخريفي
Showa Day|昭和日|يوم شووا
Greenery Day|绿之日|يوم الخضرة
Marine Day|海之日|يوم البحر
Mountain Day|山之日|يوم الجبل
Respect for the Aged Day|敬老日|يوم احترام المسنين
Sports Day|体育日|يوم الرياضة
Culture Day|文化日|يوم الثقافة
Labor Thanksgiving Day|勤劳感谢日|يوم شكر العمل
Malaysia Day|马来西亚日|يوم ماليزيا
Pancasila Day|建国五基日|يوم بانتشاسيلا
Day of Silence|静居日|يوم الصمت
National Heroes Day|民族英雄日|يوم الأبطال الوطنيين
Rosh Hashanah|犹太新年|رأس السنة العبرية
Yom Kippur|赎罪日|يوم الغفران
Sukkot|住棚节|عيد العرش اليهودي
Pesach|逾越节|عيد الفصح اليهودي
Shavuot|七七节|عيد الأسابيع
Defender of the Fatherland Day|祖国保卫者日|يوم حماة الوطن
Capital Day|首都日|يوم العاصمة
National Sovereignty and Children's Day|国家主权和儿童日|يوم السيادة الوطنية والطفل
Commemoration of Atatürk, Youth and Sports Day|青年和体育节|يوم الشباب والرياضة
Democracy and National Unity Day|民主与民族团结日|يوم الديمقراطية والوحدة الوطنية
Heritage Day|遗产日|يوم التراث
Day of Reconciliation|和解日|يوم المصالحة
Human Rights Day|人权日|يوم حقوق الإنسان
"""
_COLUMNS: Final = {"zh": 1, "ar": 2}
#: What the library adds to a name without making it another feast.
_MORE: Final = re.compile(
    r"^Alternative holiday for "
    r"| \((?:observed|in lieu|additional holiday|substitute day|substituted from [^)]*)\)"
    r"| Holiday$| \(?Second Day\)?$"
)
_DAY_OFF: Final = {"zh": "公休日", "ar": "عطلة رسمية"}


def feast_name(english: str, locale: str) -> str | None:
    """The name of a holiday in the language of `locale`; None where it is not known, or English is asked for.

    A day off whose name says nothing more ("Day off (substituted from …)", "Public Holiday") is just that.
    """
    language = locale.partition("-")[0]
    if language not in _COLUMNS:
        return None
    # Of two feasts on a day one is enough.
    for part in english.split("; "):
        name = part
        while (shorter := _MORE.sub("", name)) != name:
            name = shorter
        if name in ("Day off", "Public", "Bridge Public", "National", "Substitute"):
            return _DAY_OFF[language]
        found = _by_name(language).get(name)
        if found is not None:
            return found
    return None


@cache
def _by_name(language: str) -> dict[str, str]:
    rows = (line.split("|") for line in _NAMES.strip().splitlines())
    return {row[0]: row[_COLUMNS[language]] for row in rows}
