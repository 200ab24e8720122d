using System.Globalization;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Host.Components;

/// <summary>Answers people with a page in their language where an endpoint left an empty status or threw; programs get ProblemDetails.</summary>
/// <remarks>The page is rendered in a new scope, with the same organisation and user: the failed page may have used up the first one.</remarks>
public sealed partial class ErrorPages(RequestDelegate next, ILogger<ErrorPages> log)
{
    public async Task Invoke(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!IsForPeople(context.Request))
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
            var response = context.Response;
            if (response.HasStarted || response.StatusCode < 400 || response.ContentLength > 0 || response.ContentType is not null) return;
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusOf(exception);
            context.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature { Error = exception, Path = context.Request.Path }); // the page says more of some
            if (exception is BusyException { After: var after }) context.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            else if (context.Response.StatusCode >= 500) LogFailure(exception);
        }

        await Show(context);
    }

    private static bool IsForPeople(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static int StatusOf(Exception exception) => exception switch
    {
        NotAllowedException => StatusCodes.Status403Forbidden,
        RefusedException or DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        BusyException => StatusCodes.Status503ServiceUnavailable,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    private async Task Show(HttpContext context)
    {
        var (path, query, method, services) = (context.Request.Path, context.Request.QueryString, context.Request.Method, context.RequestServices);
        await using var scope = services.CreateAsyncScope();
        if (services.GetRequiredService<TenantContext>().IsSet) // not on the network's own host
        {
            foreach (var state in services.GetServices<ICarriedAlong>()) state.CarryInto(scope.ServiceProvider);
        }

        try
        {
            context.RequestServices = scope.ServiceProvider;
            context.SetEndpoint(null);
            context.Features.Set<IStatusCodeReExecuteFeature>(new ReExecuted(path, query.Value)); // without it Blazor leaves a 404 without a body
            context.Request.RouteValues.Clear();
            context.Request.Path = $"/status/{context.Response.StatusCode}";
            context.Request.QueryString = default;
            if (!HttpMethods.IsHead(method)) context.Request.Method = HttpMethods.Get;
            await next(context);
        }
        finally
        {
            (context.Request.Path, context.Request.QueryString, context.Request.Method, context.RequestServices) = (path, query, method, services);
        }
    }

    [LoggerMessage(LogLevel.Error, "A page failed.")]
    private partial void LogFailure(Exception exception);

    private sealed class ReExecuted(PathString path, string? query) : IStatusCodeReExecuteFeature
    {
        public string OriginalPathBase { get; set; } = "";

        public string OriginalPath { get; set; } = path.Value ?? "/";

        public string? OriginalQueryString { get; set; } = query;
    }
}
