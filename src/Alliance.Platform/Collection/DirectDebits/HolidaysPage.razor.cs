using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>The days on which banks don't work, and the lunar ones to be entered when they are announced.</summary>
public sealed partial class HolidaysPage(
    UseCase<Holidays> holidays, IBusinessDate business, ICurrentUser user, IStringLocalizer<DirectDebitsText> text)
{
    private IReadOnlyList<Holidays.Row> _holidays = [];
    private int _year = business.Today.Year;
    private DateOnly _day = business.Today;
    private string? _name;
    private Holidays.Row? _removed;
    private Exception? _refusal;
    private bool _working;

    private bool MayChange => user.May(Permissions.ManageHolidays);

    private bool MaySee => MayChange || user.May(Permissions.ReadDirectDebits);

    protected override async Task OnInitializedAsync()
    {
        if (MaySee) await Go(_year);
    }

    private async Task Go(int year)
    {
        _year = Math.Clamp(year, 2000, 2200);
        _holidays = await holidays.Show(x => x.Of(_year));
    }

    private Task Enter() => Act(async () =>
    {
        await holidays.Run(x => x.Enter(_day, new(_name ?? "")));
        (_year, _name) = (_day.Year, null);
    });

    /// <summary>Not asked about: it can be put back.</summary>
    private Task Remove(Holidays.Row holiday) => Act(async () =>
    {
        await holidays.Run(x => x.Remove(holiday.Day));
        _removed = holiday;
    });

    private Task PutBack() => Act(async () =>
    {
        if (_removed is { } removed) await holidays.Run(x => x.Enter(removed.Day, new(removed.Name ?? "")));
        _removed = null;
    });

    private async Task Act(Func<Task> act)
    {
        if (_working) return;
        (_working, _refusal) = (true, null);
        try
        {
            await act();
            await Go(_year);
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
        finally
        {
            _working = false;
        }
    }
}
