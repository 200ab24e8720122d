using System.Globalization;
using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Contracting.Templates;
using Alliance.Platform.Entries;
using Alliance.Ui;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>A contract on paper, from its text alone: in one language, or two side by side; with the seal of its signing once there is one.</summary>
/// <param name="address">Where anybody verifies it.</param>
internal sealed class ContractWriting(ContractText text, ContractRecord record, ContractSigning? signing, Uri address)
{
    private readonly DocumentWords _french = new(typeof(ContractingText), Cultures.French);
    private readonly DocumentWords _arabic = new(typeof(ContractingText), Cultures.Arabic);

    /// <summary>Of the paper: side by side it runs from left to right.</summary>
    public CultureInfo Culture => text.Form is ContractForm.Arabic ? Cultures.Arabic : Cultures.French;

    private DocumentWords Words => text.Form is ContractForm.Arabic ? _arabic : _french;

    private bool IsPaired => text.Form is ContractForm.Both;

    public byte[] Write(PdfHeader header)
    {
        var document = new PdfDocument(header, Culture);
        if (IsPaired) Pair(document);
        else Tell(document);
        return document.ToBytes();
    }

    private void Tell(PdfDocument document)
    {
        var clause = 0;
        foreach (var (at, block) in text.Wordings[0].Blocks.Index())
        {
            if (IsClosing(at)) Seal(document);
            switch (block.Kind)
            {
                case BlockKind.Title: document.Title(block.Text); break;
                case BlockKind.Clause: document.Heading(Words["Article {0}. {1}", ++clause, block.Text]); break;
                case BlockKind.Item: document.Paragraph(Item(block.Text)); break;
                case BlockKind.Table: Table(document, block.Rows!, PdfAlign.Start); break;
                case BlockKind.Schedule: Schedule(document); break;
                case BlockKind.Signatures: document.Signatures(Words["For the platform (name, signature, stamp)"], Words["The borrower (“read and approved”, signature)"]); break;
                default: document.Paragraph(block.Text); break;
            }
        }
    }

    private void Pair(PdfDocument document)
    {
        var clause = 0;
        foreach (var (at, (french, arabic)) in text.Wordings[0].Blocks.Zip(text.Wordings[1].Blocks).Index())
        {
            if (IsClosing(at)) Seal(document);
            switch (french.Kind)
            {
                case BlockKind.Title: document.PairedTitle(french.Text, arabic.Text); break;
                case BlockKind.Clause: document.PairedHeading(_french["Article {0}. {1}", ++clause, french.Text], _arabic["Article {0}. {1}", clause, arabic.Text]); break;
                case BlockKind.Item: document.Paired(Item(french.Text), Item(arabic.Text)); break;
                case BlockKind.Table:
                    Table(document, french.Rows!, PdfAlign.Start);
                    Table(document, [.. arabic.Rows!.Select(x => (IReadOnlyList<string>)[.. x.Reverse().Select(PdfDocument.Together)])], PdfAlign.End);
                    break;
                case BlockKind.Schedule: Schedule(document); break;
                case BlockKind.Signatures: document.Signatures(Both("For the platform (name, signature, stamp)"), Both("The borrower (“read and approved”, signature)")); break;
                default: document.Paired(french.Text, arabic.Text); break;
            }
        }
    }

    /// <summary>The words above the signatures: the seal stands before them, so that it never takes a page of its own.</summary>
    private bool IsClosing(int at) => text.Wordings[0].Blocks.ElementAtOrDefault(at + 1)?.Kind is BlockKind.Signatures;

    /// <summary>Every instalment, with what remains after it, and the total once.</summary>
    private void Schedule(PdfDocument document)
    {
        var remaining = text.Amount;
        document.Table(
            [new(Say("No."), PdfAlign.Figures), new(Say("Due on")), new(Say("Instalment (DH)"), PdfAlign.Figures), new(Say("Capital still owed (DH)"), PdfAlign.Figures)],
            [.. text.Schedule.Select(x => (IReadOnlyList<string>)[x.Number.ToString(CultureInfo.InvariantCulture), Day(x.DueOn), x.Due.ToString(), (remaining -= x.Due).ToString()])],
            ["", Say("Total"), text.Schedule.Sum(x => x.Due).ToString(), ""]);
    }

    private void Seal(PdfDocument document)
    {
        if (signing?.Read() is { } signed)
        {
            document.Heading(Say("Signed")).KeyValues(
            [
                (Say("Signed on"), IsPaired ? Day(signed.SignedOn) : Words.Date(signed.SignedOn)),
                (Say("Place"), PdfDocument.Together(signed.Place)),
                (Say("For the platform"), PdfDocument.Together(signed.ForPlatform)),
                .. signed.Witnesses.Count == 0 ? [] : new[] { (Say("Witnesses"), string.Join('\n', signed.Witnesses.Select(PdfDocument.Together))) },
                .. signed.Scan is { } scan ? [(Say("Scan"), PdfDocument.LeftToRight(scan.Name))] : Array.Empty<(string, string)>(),
            ]);
            document.Note(Both("Signed by hand on paper and recorded by the platform: a simple electronic signature (law 43-20).")).Note(Both("SHA-256 of the signing:")).Note(PdfDocument.LeftToRight(signing.Hash));
        }
        else
        {
            document.Note(Both("To be signed by both parties; recorded by the platform once it is, as a simple electronic signature (law 43-20)."));
        }

        document.Note(Both("SHA-256 of the contract’s canonical text:")).Note(PdfDocument.LeftToRight(record.Hash))
            .QrCode(address, Both("Anybody can compare this contract with the platform’s record without an account: scan the code or open the address."));
    }

    private static void Table(PdfDocument document, IReadOnlyList<IReadOnlyList<string>> rows, PdfAlign align) => document.Table([.. rows[0].Select(x => new PdfColumn(x, align))], rows.Skip(1));

    private static string Item(string item) => $"• {item}";

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>A few words: side by side in both languages on one line.</summary>
    private string Say(string key) => IsPaired ? $"{_french[key]} · {PdfDocument.Together(_arabic[key])}" : Words[key];

    /// <summary>A sentence: in both languages one below the other.</summary>
    private string Both(string key) => IsPaired ? $"{_french[key]}\n{PdfDocument.Together(_arabic[key])}" : Words[key];
}
