using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Stories;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Origination.Notes;

/// <summary>Notes on dossiers: use cases and routes, for the area's front door.</summary>
internal static class NotesModule
{
    public static void AddNotes(this IServiceCollection services)
    {
        services.AddSingleton(NoteDesk.Mentioned);
        services.AddScoped<NoteDesk>();
        services.AddScoped<ListNotes>();
        services.AddScoped<WriteNote>();
        services.AddScoped<EditNote>();
        services.AddScoped<PinNote>();
        services.AddScoped<RemoveNote>();
        services.AddScoped<IStorySource, NoteStory>();
        services.AddPagePart<ApplicationPage, NotesPanel>(DossierPlaces.Below, -3);
    }

    public static void MapNotes(this IEndpointRouteBuilder applications)
    {
        var notes = applications.MapGroup("/{id}/notes").WithTags("Notes on dossiers");
        ListNotes.Map(notes);
        WriteNote.Map(notes);
        EditNote.Map(notes);
        PinNote.Map(notes);
        RemoveNote.Map(notes);
    }
}
