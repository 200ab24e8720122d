using System.Globalization;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Notices;

/// <summary>What concerns the reader, by day, and their switches: plain forms, no circuit.</summary>
public sealed partial class NoticesPage(
    UseCase<ListNotices> listNotices, UseCase<MarkNotices> mark, UseCase<ChangeSwitches> switches, IBusinessDate business, NavigationManager navigation, IStringLocalizer<NoticesText> text)
{
    private const string Here = "/notices";

    private ListNotices.Found? _found;
    private IReadOnlyList<ChangeSwitches.Row> _switches = [];
    private bool _saved;

    [CascadingParameter] private HttpContext Request { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "unread")] private string? UnreadWord { get; set; }

    [SupplyParameterFromQuery(Name = ListAddress.PageName)] private string? PageNumber { get; set; }

    [SupplyParameterFromQuery(Name = ListPage.SizeName)] private string? Size { get; set; }

    [SupplyParameterFromForm(FormName = "read", Name = "id")] private string? ReadId { get; set; }

    private Paging Paging => Paging.Read(PageNumber, Size);

    private bool Unread => UnreadWord is "true";

    private ListAddress Address => ListAddress.Of(navigation);

    protected override async Task OnInitializedAsync()
    {
        _saved = Request.Request.Query.ContainsKey("saved");
        _found = await listNotices.Run(x => x.Handle(new(Unread, Paging)));
        _switches = await switches.Run(x => x.Offered());
    }

    private static bool IsNew(ListNotices.Row notice) => !notice.IsRead && !notice.IsSettled;

    private async Task MarkAll()
    {
        await mark.Run(x => x.All());
        GoTo(Here);
    }

    private async Task MarkOne()
    {
        if (Id<Notice>.TryParse(ReadId, CultureInfo.InvariantCulture, out var id)) await mark.Run(x => x.One(id));
        GoTo(Here + Request.Request.QueryString);
    }

    private async Task Save()
    {
        var form = Request.Request.Form;
        var (onPage, byMail) = (form["page"].ToHashSet(StringComparer.Ordinal), form["mail"].ToHashSet(StringComparer.Ordinal));
        await switches.Run(x => x.Handle(new([.. _switches.Select(kind => new ChangeSwitches.Choice(kind.Kind, onPage.Contains(kind.Kind), byMail.Contains(kind.Kind)))])));
        GoTo(Here + "?saved=true");
    }

    /// <summary>So that loading the page again sends nothing twice.</summary>
    private void GoTo(string path) => Request.Response.Redirect(path);
}
