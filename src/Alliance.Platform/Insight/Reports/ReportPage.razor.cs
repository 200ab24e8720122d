using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Insight.Reports;

/// <summary>One report: everything asked of it stands in the address, so that it can be bookmarked, sent and printed.</summary>
public sealed partial class ReportPage(
    UseCase<ShowReport> showReport, UseCase<ListReportLoans> listLoans, UseCase<ListOfficers> listOfficers, NavigationManager navigation,
    ICurrentUser user, IBusinessDate business, IStringLocalizer<ReportsText> text) : IDisposable
{
    private ReportName? _name;
    private ReportAddress _address = ReportAddress.Nowhere;
    private IReadOnlyList<Officer> _officers = [];
    private Report? _report;
    private ListReportLoans.Found? _loans;
    private ReportProgress? _progress;
    private CancellationTokenSource _cancellation = new();
    private bool _computing, _cancelled;
    private Exception? _refusal;

    [Parameter] public string Name { get; set; } = "";

    [SupplyParameterFromQuery] public string? AsOf { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    [SupplyParameterFromQuery] public string? To { get; set; }

    [SupplyParameterFromQuery] public string? By { get; set; }

    [SupplyParameterFromQuery] public string? Province { get; set; }

    [SupplyParameterFromQuery] public string? Sector { get; set; }

    [SupplyParameterFromQuery] public string? Officer { get; set; }

    [SupplyParameterFromQuery] public string? Group { get; set; }

    [SupplyParameterFromQuery] public string? Line { get; set; }

    /// <summary>Of the list of loans.</summary>
    [SupplyParameterFromQuery] public string? Page { get; set; }

    private string? Subtitle => _report is { } report
        ? string.Join(" · ", new ReportWords(CultureInfo.CurrentUICulture).Facts(report).Select(x => $"{x.Name} {x.Value}"))
        : null;

    public void Dispose()
    {
        _cancellation.Cancel();
        _cancellation.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (!user.May(Permissions.ReadReports)) return;
        _name = Word<ReportName>.TryParse(Name, null, out var name) ? name.Value : null;
        if (_name is null)
        {
            navigation.NotFound();
            return;
        }

        var asked = new ReportAddress
        {
            Name = KebabCase.Of(_name.Value),
            AsOf = AsOf,
            From = From,
            To = To,
            By = By,
            Province = Province,
            Sector = Sector,
            Officer = Officer,
            Group = Group,
            Line = Line,
            Page = Paging.Read(Page, null).Number,
        };
        if (asked == _address) return;

        _address = asked;
        (_report, _loans, _refusal) = (null, null, null);
        if (_officers.Count == 0) _officers = await listOfficers.Run(x => x.InCharge());
        await Compute(_name.Value);
    }

    /// <summary>On a page that isn't alive yet nobody could follow or cancel a replay: then only what is quick is computed.</summary>
    private async Task Compute(ReportName name)
    {
        try
        {
            var input = _address.ToInput();
            (_computing, _cancelled, _progress) = (true, false, null);
            if (!RendererInfo.IsInteractive && !ReportScope.Of(name, input, business.Today).IsPresent) return;

            await _cancellation.CancelAsync();
            _cancellation = new();
            var (address, ct) = (_address, _cancellation.Token);
            var progress = new Progress<ReportProgress>(Tell);
            // Beside the circuit, so that the page goes on answering.
            var report = await Task.Run(() => showReport.Run(x => x.Handle(name, input, progress, ct)), ct);
            var loans = address.ShowsLoans && user.May(Permissions.ReadLoans)
                ? await Task.Run(() => listLoans.Run(x => x.Handle(name, new(input, address.Group, Blank.ToNull(address.Line), new(address.Page, ListReportLoans.UsualSize)), progress, ct)), ct)
                : null;
            if (address == _address) (_report, _loans, _computing) = (report, loans, false);
        }
        catch (OperationCanceledException)
        {
            // Somebody else's turn, or nobody's.
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            (_refusal, _computing) = (refusal, false);
        }
    }

    private void Tell(ReportProgress progress)
    {
        _progress = progress;
        StateHasChanged();
    }

    private Task Cancel()
    {
        (_cancelled, _computing) = (true, false);
        return _cancellation.CancelAsync();
    }
}
