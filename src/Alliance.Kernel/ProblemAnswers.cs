using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Kernel;

/// <summary>One place that turns refusals into HTTP answers: ProblemDetails with a stable <c>code</c>, never a stack trace.</summary>
public sealed class ProblemAnswers(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var (status, code, detail) = exception switch
        {
            RefusedException refused => (StatusCodes.Status409Conflict, refused.Code, refused.Message),
            BusyException busy => (StatusCodes.Status503ServiceUnavailable, busy.Code, busy.Message),
            NotAllowedException notAllowed => (StatusCodes.Status403Forbidden, "not-allowed", notAllowed.Message),
            DbUpdateConcurrencyException when httpContext.Request.Headers.IfMatch.Count > 0 =>
                (StatusCodes.Status412PreconditionFailed, "changed-meanwhile", "Somebody changed this since the revision of If-Match. Load it again."),
            DbUpdateConcurrencyException => (StatusCodes.Status409Conflict, "changed-meanwhile", "Somebody changed this meanwhile. Load it again."),
            BadHttpRequestException bad => (bad.StatusCode, "bad-request", bad.InnerException?.Message ?? bad.Message),
            _ => (StatusCodes.Status500InternalServerError, "unexpected", "Something went wrong on our side. Nothing was changed."),
        };

        httpContext.Response.StatusCode = status;
        if (exception is BusyException { After: var after }) httpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            Exception = exception,
            ProblemDetails = { Status = status, Detail = detail, Extensions = { ["code"] = code } },
        });
    }
}

public static class ProblemAnswersModule
{
    public static void AddProblemAnswers(this IServiceCollection services)
    {
        services.AddProblemDetails(x => x.CustomizeProblemDetails = answer =>
        {
            if (answer.ProblemDetails is HttpValidationProblemDetails invalid) invalid.Extensions.TryAdd("code", "bad-request");
        });
        services.AddExceptionHandler<ProblemAnswers>();
    }

    /// <summary>Around all that answers; bodies that nobody can read are refused first.</summary>
    public static void UseProblemAnswers(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // Refusals are ordinary answers; only what nobody expected is an error in the log.
            SuppressDiagnosticsCallback = x => x.Exception is RefusedException or BusyException or NotAllowedException or DbUpdateConcurrencyException or BadHttpRequestException,
        });
        app.UseReadableBodies();
    }
}
