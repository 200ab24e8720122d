using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Store;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>The documents of dossiers and their checklist: settings, use cases and routes, for the area's front door.</summary>
internal static class DossierDocumentsModule
{
    public static void AddDossierDocuments(this IServiceCollection services)
    {
        services.AddOrganisationSection<ChecklistSettings>(ChecklistSettings.SectionName, HostKind.Platform);
        services.AddBeforeCommit<PlatformDb, KeepComplete>(CommitStage.Acts);
        services.AddBeforeCommit<PlatformDb, NoteChecklist>(CommitStage.Marks);
        services.AddScoped<DossierChecklists>();
        services.AddScoped<ListMissingDocuments>();
        services.AddScoped<AddDocument>();
        services.AddScoped<UploadDocuments>();
        services.AddScoped<ListDocuments>();
        services.AddScoped<DownloadDocument>();
        services.AddScoped<ShowPicture>();
        services.AddScoped<CopyMarks>();
        services.AddScoped<MarkedCopies>();
        services.AddScoped<CopyDocument>();
        services.AddScoped<WithdrawDocument>();
        services.AddScoped<RestoreDocument>();
        services.AddScoped<TieDocument>();
        services.AddScoped<IFileRows, DocumentFiles>();
        services.AddSingleton(CheckDocuments.Infected);
        services.AddOrganisationJob<CheckDocuments>("check-documents", HostKind.Platform, TimeSpan.FromSeconds(30));
        services.AddPagePart<ApplicationPage, DocumentsPanel>(DossierPlaces.Below);
    }

    public static void MapDossierDocuments(this IEndpointRouteBuilder applications)
    {
        var documents = applications.MapGroup("/{id}/documents").WithTags("Documents of dossiers");
        ListDocuments.Map(documents);
        UploadDocuments.Map(documents);
        DownloadDocument.Map(documents);
        ShowPicture.Map(documents);
        CopyDocument.Map(documents);
        WithdrawDocument.Map(documents);
        RestoreDocument.Map(documents);
        TieDocument.Map(documents);
    }
}
