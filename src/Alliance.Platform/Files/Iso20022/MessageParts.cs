using System.Xml;

namespace Alliance.Platform.Files.Iso20022;

/// <summary>Takes the parts of a message as the reader comes to them.</summary>
internal sealed class MessageParts(XmlReader xml, Reading reading)
{
    private int _rows;

    public List<Iso20022Report> Reports { get; } = [];

    public List<Iso20022Answer> Answers { get; } = [];

    private string? _messageId;

    /// <summary>The element that the reader stands on, if it is one that says something.</summary>
    /// <exception cref="UnreadableException"><c>too-many-lines</c>.</exception>
    public void Take()
    {
        switch (xml.LocalName)
        {
            case "Stmt" or "Ntfctn":
                Count();
                Reports.Add(new([], [], []));
                break;
            case "Acct" when Report is { } report:
                if (EntryParts.Account(IsoElement.Read(xml, reading)) is { } account) report.Accounts.Add(account);
                break;
            case "Bal" when Report is { } report:
                report.Balances.Add(Balance(IsoElement.Read(xml, reading)));
                if (report.Balances.Count > reading.Limits.Rows) throw reading.TooManyRows();
                break;
            case "Ntry" when Report is { } report:
                report.Entries.Add(Entry());
                break;
            case "OrgnlGrpInfAndSts":
                Count();
                var group = IsoElement.Read(xml, reading);
                _messageId = group.TextAt("OrgnlMsgId");
                Answers.Add(new(_messageId, null, null, group.TextAt("GrpSts"), Reason(group), null));
                break;
            case "OrgnlPmtInfAndSts":
                TakeBlock();
                break;
            case "TxInfAndSts":
                Answers.Add(Answer(IsoElement.Read(xml, reading), null));
                break;
        }
    }

    private Iso20022Report? Report => Reports.LastOrDefault();

    private static Iso20022Balance Balance(IsoElement balance) => new(balance.TextAt("Tp", "CdOrPrtry"), balance.AmountAt("Amt"), balance.TextAt("CdtDbtInd"));

    private Iso20022Entry Entry()
    {
        Count();
        List<Iso20022Payment> payments = [];
        var entry = IsoElement.Read(xml, reading, apart: "TxDtls", x =>
        {
            if (payments.Count > 0) Count();
            payments.Add(EntryParts.Payment(x));
        });
        return EntryParts.Entry(entry, payments);
    }

    private void TakeBlock()
    {
        Count();
        List<IsoElement> payments = [];
        List<Iso20022Answer> answers = [];
        var block = IsoElement.Read(xml, reading, apart: "TxInfAndSts", x => answers.Add(Answer(x, null)));
        var id = block.TextAt("OrgnlPmtInfId");
        Answers.Add(new(_messageId, id, null, block.TextAt("PmtInfSts"), Reason(block), null));
        Answers.AddRange(answers.Select(x => x with { BlockId = id }));
    }

    private Iso20022Answer Answer(IsoElement payment, string? block)
    {
        Count();
        return new(
            payment.TextAt("OrgnlGrpInf", "OrgnlMsgId") ?? _messageId, block, payment.TextAt("OrgnlEndToEndId") ?? payment.First("EndToEndId")?.AllText(), payment.TextAt("TxSts"), Reason(payment),
            payment.AmountAt("OrgnlTxRef", "Amt", "InstdAmt") ?? payment.AmountAt("OrgnlTxRef", "IntrBkSttlmAmt"));
    }

    private static string? Reason(IsoElement element) => element.At("StsRsnInf") is { } why ? EntryParts.Reason(why) : null;

    private void Count()
    {
        if (++_rows > reading.Limits.Rows) throw reading.TooManyRows();
    }
}
