using Alliance.Platform.Lending.Loans;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Lending.Papers;

/// <summary>The papers of loans and their route, for the module's front door.</summary>
internal static class PapersModule
{
    public static void AddPapers(this IServiceCollection services)
    {
        services.AddScoped<PrintLoanPaper>();
        services.AddPagePart<LoanPage, LoanPapersLink>(LoanPlaces.Menu, order: 10);
    }

    public static void MapPapers(this IEndpointRouteBuilder api) => PrintLoanPaper.Map(api.MapGroup("/loans").WithTags("Loans"));
}
