using System.Globalization;

namespace Alliance.Platform.Files.Iso20022;

/// <summary>Where in an entry of CAMT its facts stand, in all versions.</summary>
internal static class EntryParts
{
    private const string NotProvided = "NOTPROVIDED";

    public static Iso20022Entry Entry(IsoElement entry, IReadOnlyList<Iso20022Payment> payments)
    {
        return new()
        {
            Amount = entry.AmountAt("Amt"),
            Direction = entry.TextAt("CdtDbtInd"),
            Status = entry.TextAt("Sts"),
            IsReversal = IsTrue(entry.TextAt("RvslInd")),
            BookedOn = entry.TextAt("BookgDt"),
            ValueOn = entry.TextAt("ValDt"),
            Reference = entry.TextAt("AcctSvcrRef") ?? entry.TextAt("NtryRef"),
            Information = entry.TextAt("AddtlNtryInf"),
            StatedCount = entry.First("NbOfTxs") is null ? null : entry.All("NbOfTxs").Sum(Count),
            Payments = payments,
        };
    }

    public static Iso20022Payment Payment(IsoElement payment)
    {
        var returned = payment.At("RtrInf");
        return new()
        {
            EndToEndId = Reference(payment, "OrgnlEndToEndId") ?? Reference(payment, "EndToEndId"),
            CreditorReference = payment.First("CdtrRefInf")?.TextAt("Ref"),
            Amount = payment.AmountAt("Amt") ?? payment.AmountAt("AmtDtls", "TxAmt", "Amt") ?? payment.AmountAt("AmtDtls", "InstdAmt", "Amt"),
            Direction = payment.TextAt("CdtDbtInd"),
            Debtor = Party(payment, "Dbtr"),
            Creditor = Party(payment, "Cdtr"),
            Remittance = CellText.OrNull(string.Join(' ', payment.All("Ustrd").Select(x => x.Text.Trim()))),
            Information = payment.TextAt("AddtlTxInf"),
            IsReturn = returned is not null,
            ReturnReason = returned is null ? null : Reason(returned),
        };
    }

    /// <summary>IBAN, or the number that the bank uses.</summary>
    public static string? Account(IsoElement account) => account.First("IBAN")?.AllText() ?? account.First("Othr")?.First("Id")?.AllText();

    /// <summary>Codes and words, in their order.</summary>
    public static string? Reason(IsoElement why) => CellText.OrNull(string.Join(' ', why.Descendants.Where(x => x.Name is "Cd" or "Prtry" or "AddtlInf").Select(x => x.Text.Trim()).Where(x => x.Length > 0)));

    private static IsoParty Party(IsoElement payment, string name) => new(payment.First(name)?.First("Nm")?.AllText(), payment.First(name + "Acct") is { } account ? Account(account) : null);

    private static string? Reference(IsoElement payment, string name) => payment.All(name).Select(x => x.AllText()).FirstOrDefault(x => x is not (null or NotProvided));

    private static int Count(IsoElement count) => int.TryParse(count.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 1_000_000) : 0;

    private static bool IsTrue(string? text) => text is "true" or "1";
}
