"""States and towns of countries with several clocks, by zone, as `i18n.places` reads them. Pure data."""

from typing import Final

# State or province (ISO 3166-2 part and name) → zone; those that two clocks share are left out.
STATES: Final = {
    "US": """
        America/New_York: ct connecticut, de delaware, dc district of columbia, ga georgia, me maine, md maryland,
            ma massachusetts, nh new hampshire, nj new jersey, ny new york, nc north carolina, oh ohio,
            pa pennsylvania, ri rhode island, sc south carolina, vt vermont, va virginia, wv west virginia
        America/Chicago: al alabama, ar arkansas, il illinois, ia iowa, la louisiana, mn minnesota, ms mississippi,
            mo missouri, ok oklahoma, wi wisconsin
        America/Denver: co colorado, mt montana, nm new mexico, ut utah, wy wyoming
        America/Phoenix: az arizona
        America/Los_Angeles: ca california, wa washington, nv nevada
        Pacific/Honolulu: hi hawaii
    """,
    "CA": """
        America/Toronto: qc quebec
        America/Winnipeg: mb manitoba
        America/Edmonton: ab alberta, nt northwest territories
        America/Halifax: ns nova scotia, nb new brunswick, pe prince edward island
        America/Regina: sk saskatchewan
        America/Whitehorse: yt yukon
    """,
    "AU": """
        Australia/Sydney: vic victoria, tas tasmania, act
        Australia/Brisbane: qld queensland
        Australia/Adelaide: sa south australia
        Australia/Perth: wa western australia
        Australia/Darwin: nt northern territory
    """,
    "BR": """
        America/Sao_Paulo: sp sao paulo, rj rio de janeiro, mg minas gerais, es espirito santo, pr parana,
            sc santa catarina, rs rio grande do sul, ba bahia, ce ceara, go goias, df distrito federal,
            se sergipe, al alagoas, pb paraiba, rn rio grande do norte, pi piaui, ma maranhao, to tocantins
        America/Manaus: mt mato grosso, ms mato grosso do sul, ro rondonia, rr roraima
        America/Rio_Branco: ac acre
    """,
    "ID": """
        Asia/Jakarta: java, jawa, west java, jawa barat, central java, jawa tengah, east java, jawa timur, banten,
            sumatra, lampung, riau, aceh, jambi, yogyakarta, west kalimantan
        Asia/Makassar: bali, sulawesi, south sulawesi, lombok, east kalimantan, nusa tenggara
        Asia/Jayapura: papua, maluku
    """,
    "MX": """
        America/Mazatlan: son sonora, sin sinaloa, nay nayarit, bcs baja california sur
        America/Cancun: qr quintana roo
        America/Tijuana: bc baja california
        America/Mexico_City: cdmx, jal jalisco, nl nuevo leon, edomex, pue puebla, gto guanajuato, qro queretaro,
            slp san luis potosi, ver veracruz, yuc yucatan, mic michoacan, oax oaxaca, hgo hidalgo,
            mor morelos, tab tabasco, cam campeche, chp chiapas, gro guerrero, dgo durango, zac zacatecas,
            ags aguascalientes, col colima, tla tlaxcala, mex estado de mexico
    """,
}

# States that two clocks share: their towns decide; "name > zone" where nine of ten people keep that one.
SHARED: Final = {
    "US": "ak alaska > America/Anchorage, fl florida > America/New_York, id idaho, in indiana, "
    "ks kansas > America/Chicago, ky kentucky, mi michigan > America/New_York, nd north dakota, "
    "ne nebraska > America/Chicago, or oregon > America/Los_Angeles, sd south dakota, tn tennessee, "
    "tx texas > America/Chicago",
    "CA": "bc british columbia > America/Vancouver, nl newfoundland and labrador > America/St_Johns, "
    "on ontario > America/Toronto",
    "AU": "nsw new south wales > Australia/Sydney",
    "BR": "am amazonas > America/Manaus, pa para > America/Sao_Paulo, pe pernambuco > America/Sao_Paulo",
    "MX": "chh chihuahua > America/Mexico_City, tam tamaulipas, coa coahuila > America/Mexico_City",
}

# Who names one of these without a state means the large one.
LARGE: Final = {
    "US": """
        America/New_York: new york, new york city, nyc, manhattan, brooklyn, queens, miami, atlanta, boston,
            philadelphia, charlotte, orlando, washington, washington dc, baltimore, pittsburgh, cleveland, columbus,
            cincinnati, tampa, detroit, indianapolis, raleigh, richmond, savannah, jersey city, newark, buffalo,
            louisville, jacksonville, fort lauderdale, norfolk
        America/Chicago: chicago, houston, dallas, dallas fort worth, austin, san antonio, fort worth, minneapolis,
            st louis, saint louis, milwaukee, nashville, memphis, new orleans, kansas city, oklahoma city, omaha,
            laredo, tulsa
        America/Denver: denver, salt lake city, albuquerque, boise, el paso, colorado springs
        America/Los_Angeles: los angeles, la, san francisco, sf, bay area, san francisco bay area, silicon valley,
            san diego, seattle, portland, las vegas, san jose, oakland, sacramento, long beach, irvine, fresno, anaheim,
            washington state, city of industry
        America/Phoenix: phoenix, tucson, scottsdale, mesa
        Pacific/Honolulu: honolulu
    """,
    "CA": """
        America/Toronto: toronto, ottawa, montreal, quebec city, mississauga, hamilton, brampton, london, markham,
            iqaluit
        America/Vancouver: vancouver, victoria, burnaby, surrey, richmond
        America/Edmonton: calgary, edmonton, yellowknife
        America/Halifax: halifax, goose bay, happy valley goose bay, labrador city
        America/St_Johns: st john s, saint john s, newfoundland, corner brook, gander
        America/Whitehorse: whitehorse, yukon, fort st john, dawson creek, fort nelson
    """,
    "BR": """
        America/Sao_Paulo: sao paulo, rio de janeiro, belo horizonte, curitiba, recife, salvador, fortaleza, santos,
            porto alegre, brasilia, goiania, belem
        America/Manaus: manaus, cuiaba, campo grande, porto velho, boa vista
        America/Rio_Branco: rio branco
        America/Noronha: fernando de noronha
    """,
    "AU": """
        Australia/Sydney: sydney, melbourne, canberra, newcastle, geelong, hobart, wollongong, launceston
        Australia/Brisbane: brisbane, gold coast, cairns, townsville, sunshine coast, toowoomba
        Australia/Perth: perth, fremantle, western australia
        Australia/Adelaide: adelaide, broken hill
        Australia/Darwin: darwin, alice springs
        Australia/Lord_Howe: lord howe island
    """,
    "RU": """
        Europe/Moscow: moscow, москва, moscow region, moscow oblast, московская область, saint petersburg,
            st petersburg, санкт петербург, ленинградская область, kazan, казань, krasnodar, краснодар,
            nizhny novgorod, нижний новгород, rostov on don, rostov, ростов на дону, voronezh, воронеж, sochi, сочи,
            novorossiysk, новороссийск, volgograd, волгоград, tula, тула, ярославль, yaroslavl, рязань, ryazan,
            липецк, lipetsk, белгород, belgorod, пенза, penza, чебоксары, cheboksary, махачкала, makhachkala, мурманск,
            murmansk, архангельск, arkhangelsk, ставрополь, stavropol, набережные челны, naberezhnye chelny, химки,
            khimki, подольск, podolsk, вологда, vologda, киров, kirov, смоленск, smolensk, брянск, bryansk, тверь, tver
        Europe/Samara: samara, самара, izhevsk, ижевск, tolyatti, togliatti, тольятти, saratov, саратов, astrakhan,
            астрахань, ulyanovsk, ульяновск
        Asia/Yekaterinburg: yekaterinburg, ekaterinburg, екатеринбург, chelyabinsk, челябинск, perm, пермь, ufa, уфа,
            tyumen, тюмень, orenburg, оренбург, surgut, сургут, magnitogorsk, магнитогорск, kurgan, курган,
            свердловская область, nizhny tagil, нижний тагил, nizhnevartovsk, нижневартовск, ханты мансийск
        Asia/Omsk: omsk, омск
        Asia/Novosibirsk: novosibirsk, новосибирск, tomsk, томск, barnaul, барнаул, krasnoyarsk, красноярск, kemerovo,
            кемерово, novokuznetsk, новокузнецк, norilsk, норильск, abakan, абакан
        Asia/Irkutsk: irkutsk, иркутск, ulan ude, улан удэ, bratsk, братск
        Asia/Yakutsk: yakutsk, якутск, chita, чита, blagoveshchensk, благовещенск
        Asia/Vladivostok: vladivostok, владивосток, khabarovsk, хабаровск, nakhodka, находка, приморский край,
            ussuriysk, уссурийск
        Asia/Magadan: magadan, магадан, yuzhno sakhalinsk, южно сахалинск
        Asia/Kamchatka: petropavlovsk kamchatsky, петропавловск камчатский, anadyr, анадырь
        Europe/Kaliningrad: kaliningrad, калининград
    """,
    "MX": """
        America/Mexico_City: mexico, mexico city, ciudad de mexico, guadalajara, monterrey, puebla, queretaro, leon,
            toluca, merida, veracruz, chihuahua, torreon, saltillo, san luis potosi, aguascalientes, puerto vallarta,
            tampico, acapulco
        America/Tijuana: tijuana, mexicali, ensenada
        America/Ciudad_Juarez: ciudad juarez, juarez
        America/Mazatlan: hermosillo, mazatlan, culiacan, la paz, los cabos, cabo san lucas, tepic, nogales, los mochis
        America/Cancun: cancun, playa del carmen, tulum, chetumal, cozumel
        America/Matamoros: reynosa, matamoros, nuevo laredo, piedras negras, ciudad acuna
    """,
    "ES": """
        Atlantic/Canary: las palmas, las palmas de gran canaria, gran canaria, tenerife, santa cruz de tenerife,
            canarias, canary islands, islas canarias, lanzarote, arrecife, fuerteventura
        Europe/Madrid: madrid, barcelona, valencia, sevilla, bilbao, palma de mallorca, zaragoza, malaga, vigo
    """,
    "ID": """
        Asia/Jakarta: jakarta, jakarta selatan, jakarta barat, jakarta timur, jakarta utara, jakarta pusat,
            south jakarta, north jakarta, west jakarta, east jakarta, central jakarta, dki jakarta, tangerang,
            bekasi, depok, bogor, cikarang, karawang, surabaya, bandung, semarang, medan, palembang, batam,
            solo, sidoarjo, gresik
        Asia/Makassar: denpasar, makassar, bali, manado, balikpapan, samarinda, banjarmasin, lombok, mataram, kupang
        Asia/Jayapura: jayapura, ambon, sorong, timika
    """,
    "NZ": """
        Pacific/Auckland: auckland, wellington, christchurch, hamilton, tauranga, dunedin
        Pacific/Chatham: chatham islands, waitangi chatham islands
    """,
    "PT": """
        Atlantic/Azores: ponta delgada, azores, acores, angra do heroismo, horta, terceira, sao miguel
        Europe/Lisbon: lisboa, lisbon, porto, oporto, funchal, madeira, braga, aveiro, coimbra, faro
    """,
    "UA": """
        Europe/Kyiv: kyiv, kiev, київ, киев, odesa, odessa, одеса, одесса, kharkiv, харків, харьков, lviv, львів, львов,
            dnipro, дніпро, днепр, zaporizhzhia, запоріжжя
        Europe/Simferopol: simferopol, симферополь, сімферополь, sevastopol, севастополь, yalta, ялта
    """,
    "CD": """
        Africa/Kinshasa: kinshasa, matadi, boma, mbandaka, kikwit, bandundu
        Africa/Lubumbashi: lubumbashi, kolwezi, likasi, goma, bukavu, kisangani, mbuji mayi, kananga, bunia, butembo,
            beni, uvira, kindu, kalemie
    """,
    "CL": """
        America/Santiago: santiago, santiago de chile, valparaiso, vina del mar, antofagasta, concepcion, iquique,
            temuco, puerto montt
        America/Coyhaique: punta arenas, puerto natales, coyhaique, aysen, magallanes
        Pacific/Easter: easter island, isla de pascua, rapa nui, hanga roa
    """,
    "EC": """
        America/Guayaquil: guayaquil, quito, cuenca, manta, ambato
        Pacific/Galapagos: galapagos, galapagos islands, islas galapagos, puerto ayora, san cristobal
    """,
    "MN": """
        Asia/Ulaanbaatar: ulaanbaatar, ulan bator, улаанбаатар, darkhan, erdenet
        Asia/Hovd: khovd, hovd, ховд, ulgii, olgii, bayan olgii, uvs, ulaangom
    """,
    "PG": """
        Pacific/Port_Moresby: port moresby, lae
        Pacific/Bougainville: bougainville, arawa, buka
    """,
}
