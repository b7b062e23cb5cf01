"""What mail programs and providers call their folders, in many languages.

Whole names, separated by semicolons: "sent mail" is the folder of sent mail, "sent to clients" is not. They are
compared without case, accents and punctuation.
"""

from typing import Final

from mail_ingest.imap.source import FolderRole

NAMES: Final = {
    FolderRole.SENT: """
        sent; sent mail; sent mails; sent items; sent messages; sent email; outbox sent; 已发送; 已发送邮件;
        已发邮件; 已发送的邮件; 发件箱 已发送; 已傳送; 寄件備份; 寄件備份匣; 已傳送的郵件; 送信済み;
        送信済みメール; 送信済みアイテム; 送信済みトレイ; 보낸편지함; 보낸 편지함; 보낸 메일함; отправленные;
        отправленные элементы; надіслані; gesendet; gesendete; gesendete objekte; gesendete elemente;
        gesendete nachrichten; enviados; elementos enviados; mensajes enviados; itens enviados;
        mensagens enviadas; enviadas; correo enviado; e mails enviados; envoyes; elements envoyes;
        messages envoyes; courrier envoye; inviati; posta inviata; elementi inviati; messaggi inviati;
        verzonden; verzonden items; verzonden berichten; wyslane; elementy wyslane; odeslane; odeslana posta;
        odoslane; skickat; skickade; skickade objekt; sendt; sendte elementer; sendt post; lahetetyt;
        gonderilmis; gonderilmis ogeler; gonderilenler; gonderilen; gonderilmis postalar; gonderilmis oge;
        المرسلة; البريد المرسل; العناصر المرسلة; الرسائل المرسلة; trimise; elemente trimise; elkuldott;
        elkuldott elemek; da gui; terkirim; απεσταλμενα; נשלח; פריטים שנשלחו; ส่งแล้ว; jui gui
    """,
    FolderRole.DRAFTS: """
        draft; drafts; 草稿; 草稿箱; 草稿夹; 草稿匣; 下書き; 임시보관함; 임시 보관함; черновики; чернетки;
        entwurf; entwurfe; borradores; borrador; rascunhos; rascunho; brouillons; brouillon; bozze; concepten;
        robocze; wersje robocze; szkice; koncepty; rozepsane; utkast; kladder; luonnokset; taslak; taslaklar;
        المسودات; مسودات; ciorne; piszkozatok; thu nhap; draf; προχειρα; טיוטות; ฉบับร่าง
    """,
    FolderRole.JUNK: """
        junk; junk mail; junk e mail; junk email; spam; bulk mail; bulk; 垃圾邮件; 垃圾箱; 垃圾邮箱; 垃圾郵件;
        垃圾郵件匣; 广告邮件; 病毒邮件; 迷惑メール; 스팸; 스팸메일함; 정크 메일; спам; нежелательная почта;
        небажана пошта; spamverdacht; unerwunscht; correo no deseado; no deseado; correo basura;
        lixo eletronico; lixo electronico; courrier indesirable; indesirables; pourriel; posta indesiderata;
        indesiderata; ongewenste e mail; ongewenst; wiadomosci smieci; niechciane; nevyzadana posta; skrappost;
        uonsket e mail; roskaposti; gereksiz; gereksiz e posta; istenmeyen; onemsiz; onemsiz e posta;
        البريد المزعج; بريد مزعج; البريد العشوائي; بريد إلكتروني غير هام; gunoi spam; levelszemet; thu rac;
        ανεπιθυμητη αλληλογραφια; דואר זבל; จดหมายขยะ
    """,
    FolderRole.TRASH: """
        trash; deleted; deleted items; deleted messages; deleted mail; bin; recycle bin; 已删除; 已删除邮件;
        已删邮件; 已删除的邮件; 废件箱; 废纸篓; 回收站; 垃圾桶; 刪除的郵件; 已刪除的郵件; 寄件垃圾桶; ゴミ箱;
        ごみ箱; 削除済みアイテム; 휴지통; 지운편지함; 지운 편지함; корзина; удаленные; удалённые;
        удаленные элементы; кошик; видалені; papierkorb; geloscht; geloschte objekte; geloschte elemente;
        geloschte; papelera; eliminados; elementos eliminados; correo eliminado; lixeira; lixo;
        itens excluidos; itens eliminados; excluidos; corbeille; elements supprimes; supprimes;
        messages supprimes; cestino; posta eliminata; elementi eliminati; eliminati; prullenbak; verwijderd;
        verwijderde items; kosz; elementy usuniete; usuniete; kos; odstranena posta; papperskorg;
        papperskorgen; borttaget; papirkurv; slettede elementer; slettet post; roskakori; poistetut; cop;
        cop kutusu; cop sepeti; silinmis; silinmis ogeler; المهملات; سلة المهملات; العناصر المحذوفة; المحذوفة;
        cos de gunoi; elemente sterse; torolt elemek; kuka; thung rac; sampah; κάδος απορριμμάτων; αχρηστα;
        אשפה; פריטים שנמחקו; ถังขยะ
    """,
    FolderRole.ARCHIVE: """
        archive; archives; archived; all mail; 归档; 存档; 歸檔; 所有邮件; 封存; アーカイブ; すべてのメール;
        보관함; 보관; архив; вся почта; архів; archiv; alle nachrichten; archivo; archivados; archivar; todos;
        arquivo; arquivos; arquivo morto; tous les messages; archivio; tutti i messaggi; archief; archiwum;
        arkiv; arkisto; arsiv; الأرشيف; أرشيف; arhiva; archivum; luu tru; arsip
    """,
}
