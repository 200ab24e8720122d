using System.ComponentModel.DataAnnotations;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Insight.Figures;

/// <summary>The section <c>figures</c> of a platform's file.</summary>
[Setting("When this platform tells its figures by sector, gender, age group, kind of project and province; what is left out has its default.", Label = "Published figures")]
public sealed record FiguresSettings
{
    public const string SectionName = "figures";

    [Setting("How many days after 31 December a year is told by sector, gender and so on: time to enter what happened in it, since what is told then never changes. 31: from 1 February on. Totals don't wait for it.", Label = "Days until a year is told", Unit = "days")]
    [Range(1, 366)]
    public int DaysUntilAYearIsTold { get; init; } = 31;

    public static FiguresSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<FiguresSettings>(SectionName);
    }
}
