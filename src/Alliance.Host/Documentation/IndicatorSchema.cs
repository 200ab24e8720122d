using Alliance.Contracts.Platform;
using Alliance.Federation.Figures;
using Alliance.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;

namespace Alliance.Host.Documentation;

/// <summary>Answers carry the declared indicators by code, which no property tells of: their members are described from the declaration.</summary>
internal static class IndicatorSchema
{
    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        if (!context.JsonTypeInfo.Properties.Any(x => x.IsExtensionData) || context.JsonTypeInfo.Type.IsAssignableTo(typeof(ProblemDetails))) return Task.CompletedTask;

        var text = context.ApplicationServices.GetRequiredService<IStringLocalizer<IndicatorText>>();
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        foreach (var indicator in MembersOf(context.JsonTypeInfo.Type))
        {
            // A generator makes a double of a bare number: amounts are decimals, and what is counted is whole.
            var isCounted = indicator is Stock { Unit: not IndicatorUnit.Dirhams };
            schema.Properties[indicator.Code] = new OpenApiSchema
            {
                Type = (isCounted ? JsonSchemaType.Integer : JsonSchemaType.Number) | JsonSchemaType.Null,
                Format = isCounted ? "int64" : "decimal",
                Description = text[$"definition.{indicator.Code}"],
            };
        }

        schema.AdditionalProperties = null;
        return Task.CompletedTask;
    }

    private static IEnumerable<Indicator> MembersOf(Type answer) =>
        answer == typeof(SeriesAnswer.Flow) ? Indicators.All.OfType<Stock>()
        : answer == typeof(BreakdownAnswer.Cell) ? Indicators.All.Where(x => x.InBreakdowns)
        : Indicators.All;
}
