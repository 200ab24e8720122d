using System.Globalization;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using MiniExcelLibs;
using MiniExcelLibs.Csv;

namespace Alliance.Federation.Figures;

/// <summary>The national figures and those of each platform as a file: XLSX for a spreadsheet, CSV (UTF-8, semicolons and decimal commas as French spreadsheets expect).</summary>
public sealed class ExportFigures(ShowNationalFigures national, ICurrentUser user, IndicatorWords words, IStringLocalizer<FederationText> text)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/figures/export", Get)
        .WithName("ExportNationalFigures")
        .WithSummary("The national figures and those of each platform as csv or xlsx.")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <exception cref="NotAllowedException">For national roles only.</exception>
    public async Task<MemoryStream> Handle(DateOnly asOf, ExcelType type)
    {
        user.Demand(NationalPermissions.Read);
        var figures = await national.Handle(asOf);
        var rows = figures.Platforms
            .Select(x => Row(type is ExcelType.CSV ? ListCells.Guarded(x.Name)! : x.Name, x.AsOf, x.Release))
            .Append(Row(text["National total"], figures.AsOf, figures.Release))
            .ToList();

        var file = new MemoryStream();
        if (type is ExcelType.CSV) await MiniExcel.SaveAsAsync(file, rows, excelType: type, configuration: new CsvConfiguration { Seperator = ListCells.Separator, Culture = ListCells.Culture });
        else await MiniExcel.SaveAsAsync(file, rows, sheetName: text["Figures"], excelType: type);
        file.Position = 0;
        return file;
    }

    private Dictionary<string, object?> Row(string name, DateOnly? asOf, Release release)
    {
        var row = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [text["Platform"]] = name,
            [text["Figures of"]] = asOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        foreach (var indicator in Columns) row[words.Column(indicator)] = release.Of(indicator);
        return row;
    }

    /// <summary>Each indicator, and before a rate what it is divided from: without counts of persons, which a rate may have to withhold.</summary>
    private static IEnumerable<Indicator> Columns => Indicators.All
        .SelectMany(x => x is Rate ? x.Stocks.Where(y => y.Unit is not IndicatorUnit.Persons).Append(x) : [x])
        .Distinct();

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Get(
        string? asOf, string? format, ExportFigures exportFigures, TenantContext tenant, IStringLocalizer<FederationText> text, IBusinessDate business)
    {
        if (!AsOfDate.TryRead(asOf, business.Today, out var day, out var problem)) return problem;
        var name = FileNames.Of(text["National figures"], tenant.Organisation.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), day);
        return format switch
        {
            null or "xlsx" => TypedResults.Stream(await exportFigures.Handle(day, ExcelType.XLSX), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx"),
            "csv" => TypedResults.Stream(await exportFigures.Handle(day, ExcelType.CSV), "text/csv; charset=utf-8", name + ".csv"),
            _ => AsOfDate.Bad("figures.unknown-format", "The formats are csv and xlsx."),
        };
    }
}
