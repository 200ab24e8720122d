using System.Globalization;
using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Lending.Receipts;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Lending.Papers;

/// <summary>What a loan's papers say, in one language.</summary>
internal sealed class LoanPaperText(ShowLoan.Detail loan, CultureInfo culture)
{
    private readonly DocumentWords _words = new(typeof(PapersText), culture);
    private readonly DocumentWords _loans = new(typeof(LoansText), culture);

    public string Title(LoanPaper paper) => _words["paper." + KebabCase.Of(paper)];

    public string Account(string holder, string rib) => _words["To be paid to: {0}, account (RIB) {1}", holder, PdfDocument.LeftToRight(Identifiers.InGroups(rib))];

    public void Schedule(PdfDocument document)
    {
        document.Title(Title(LoanPaper.Schedule)).Subtitle(AsOf).KeyValues([.. Parties(), .. Terms()]);
        Instalments(document);
        document.Note(_words["An honour loan bears no interest and no charge: instalments are capital alone."]);
    }

    public void Sheet(PdfDocument document)
    {
        document.Title(Title(LoanPaper.Loan)).Subtitle(AsOf).KeyValues([.. Parties(), (_words["Officer in charge"], loan.Officer), (_words["Dossier"], PdfDocument.LeftToRight(loan.Dossier)), .. Terms()])
            .Heading(_words["How it stands"]).KeyValues([.. Standing()]);
        Instalments(document);
        if (loan.Events.Count == 0) return;

        document.Heading(_loans["Events"]).Table(
            [new(_words["Value date"], Weight: 0), new(_words["Movement"]), new(_words["Reference"]), new(_words["Amount (DH)"], PdfAlign.Figures)],
            loan.Events.Reverse().Where(x => !x.IsUndone && x.Kind is not LoanEventKind.Undone).Select(x => (IReadOnlyList<string>)
                [Day(x.On), Movement(x.Kind, x.Means), x.Reference ?? "", x.Amount == Money.Zero ? "" : x.Amount.ToString()]));
    }

    public void Statement(PdfDocument document)
    {
        var lines = LoanAccount.Of(loan.Events);
        document.Title(Title(LoanPaper.Statement)).Subtitle(AsOf).KeyValues([.. Parties()]);
        if (lines.Count == 0)
        {
            document.Paragraph(_loans["Nothing has happened yet."]);
            return;
        }

        document.Table(
            [
                new(_words["Value date"], Weight: 0), new(_words["Movement"]), new(_words["Reference"]), new(_words["Paid to the borrower (DH)"], PdfAlign.Figures),
                new(_words["Received (DH)"], PdfAlign.Figures), new(_words["Balance owed (DH)"], PdfAlign.Figures),
            ],
            lines.Select(x => (IReadOnlyList<string>)
                [Day(x.On), Movement(x.Kind, x.Means), x.Reference ?? "", x.Out == Money.Zero ? "" : x.Out.ToString(), x.In == Money.Zero ? "" : x.In.ToString(), x.Balance.ToString()]),
            [_words["Total"], "", "", lines.Sum(x => x.Out).ToString(), lines.Sum(x => x.In).ToString(), lines[^1].Balance.ToString()]);
        if (loan.WrittenOffOn is not null) document.Note(_words["A loss that was booked moves no money: the balance stays what the borrower owes."]);
        if (lines[^1].Balance < Money.Zero) document.Note(_words["A balance below zero was paid too much, and is given back."]);
    }

    /// <param name="platform">Who certifies.</param>
    public void Certificate(PdfDocument document, string platform)
    {
        var number = PdfDocument.LeftToRight(loan.Number);
        document.Space(24).Title(Title(LoanPaper.Certificate)).Space()
            .Paragraph(_words["{0} certifies that {1} was granted honour loan {2} of {3} for the enterprise {4}, of which {5} have been paid out.", platform, loan.Entrepreneur, number, WithUnit(loan.Terms.Granted), loan.Enterprise, WithUnit(loan.Disbursed)])
            .Paragraph(loan.Outstanding == Money.Zero
                ? _words["On {0} this loan is repaid in full: nothing is owed of it.", _words.Date(loan.AsOf)]
                : _words["On {0} no instalment is overdue. {1} remain to be repaid ({2}), the last instalment on {3}.", _words.Date(loan.AsOf), WithUnit(loan.Outstanding), AmountInWords.Of(loan.Outstanding, culture), _words.Date(loan.EndsOn!.Value)])
            .Paragraph(_words["Issued at the borrower's request, to serve where it may be needed."])
            .Space(12).Paragraph(_words["Made on {0}", _words.Date(loan.AsOf)], PdfAlign.End)
            .Signatures("", _words["For {0}, name, signature and stamp", platform]);
    }

    private string AsOf => _words["As of {0}", _words.Date(loan.AsOf)];

    private IEnumerable<(string, string)> Parties() =>
    [
        (_words["Borrower"], loan.Entrepreneur), (_words["Enterprise"], loan.Enterprise), (_words["Loan"], PdfDocument.LeftToRight(loan.Number)), (_words["Granted on"], _words.Date(loan.GrantedOn)),
    ];

    private IEnumerable<(string, string)> Terms() =>
    [
        (_loans["Loan amount"], WithUnit(loan.Terms.Granted)), (_words["Paid out"], WithUnit(loan.Disbursed)), (_words["Term"], _words["{0} months", loan.Terms.Term]),
        .. loan.Terms.GraceMonths == 0 ? [] : new[] { (_words["Grace"], _loans[loan.Terms.GraceInside ? "{0} months, inside the term" : "{0} months, on top of the term", loan.Terms.GraceMonths]) },
        (_loans["Interest"], _loans["none"]),
    ];

    private IEnumerable<(string, string)> Standing()
    {
        yield return (_words["Status"], _loans["status." + KebabCase.Of(loan.Status)]);
        yield return (_words["Repaid"], WithUnit(loan.Received));
        yield return (_words["Outstanding"], WithUnit(loan.Outstanding));
        if (loan.LateSince is { } since) yield return (_loans["In arrears"], _words["{0} since {1} ({2})", WithUnit(loan.Arrears), _words.Date(since), _words["{0} days", loan.DaysLate]]);
        if (loan.Credit > Money.Zero) yield return (_loans["Credit"], WithUnit(loan.Credit));
        if (loan.WrittenOffOn is { } lostOn) yield return (_loans["Loss"], _words["{0} on {1}, of which {2} recovered", WithUnit(loan.WrittenOff), _words.Date(lostOn), WithUnit(loan.Recovered)]);
        if (loan.NextDue is { } next) yield return (_loans["Next instalment"], _words["{0} on {1}", WithUnit(next.Due - next.Received), _words.Date(next.DueOn)]);
    }

    private void Instalments(PdfDocument document)
    {
        document.Heading(_loans["Schedule"]);
        if (loan.Schedule.Count == 0)
        {
            document.Paragraph(_loans["The schedule is built from the day and the amount of the disbursement."]);
            return;
        }

        document.Table(
            [
                new(_loans["No."], PdfAlign.Figures), new(_loans["Due on"]), new(_loans["Due (DH)"], PdfAlign.Figures), new(_loans["Paid (DH)"], PdfAlign.Figures),
                new(_loans["Remaining (DH)"], PdfAlign.Figures), new(_loans["Standing"]),
            ],
            loan.Schedule.Select(x => (IReadOnlyList<string>)
            [
                x.Number.ToString(culture), _words.Date(x.DueOn), x.Due.ToString(), x.Received == Money.Zero ? "" : x.Received.ToString(), x.Balance.ToString(),
                _loans["standing." + KebabCase.Of(x.Standing), x.DaysLate],
            ]),
            ["", _words["Total"], loan.Disbursed.ToString(), loan.Received.ToString(), "", ""]);
    }

    private string Movement(LoanEventKind kind, PaymentMeans? means) => means is { } by
        ? _loans["{0}, {1}", _loans["event." + KebabCase.Of(kind)], _loans["means." + KebabCase.Of(by)]]
        : _loans["event." + KebabCase.Of(kind)];

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private string WithUnit(Money amount) => _words["{0} DH", PdfDocument.LeftToRight(amount.ToString())];
}
