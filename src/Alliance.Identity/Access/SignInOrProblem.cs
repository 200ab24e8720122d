using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Alliance.Identity.Access;

/// <summary>What those hear who may not pass: programs a problem with a <c>code</c>, people the sign-in page.</summary>
internal sealed class SignInOrProblem(IProblemDetailsService problems) : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded) return next(context);

        var challenged = authorizeResult.Challenged;
        if (IsProgram(context.Request)) return Problem(context, challenged);
        if (challenged && HttpMethods.IsGet(context.Request.Method))
        {
            // Relative, so that no Host header ends up in a link.
            context.Response.Redirect("/sign-in?returnUrl=" + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString));
            return Task.CompletedTask;
        }

        context.Response.StatusCode = challenged ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsProgram(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || Schemes.HasBearer(request);

    private async Task Problem(HttpContext context, bool challenged)
    {
        var (status, code, detail) = challenged
            ? (StatusCodes.Status401Unauthorized, "not-signed-in", "Sign in, or send a valid access token of this organisation.")
            : (StatusCodes.Status403Forbidden, "not-allowed", "Your roles don't allow this.");
        context.Response.StatusCode = status;
        if (challenged) context.Response.Headers[HeaderNames.WWWAuthenticate] = Schemes.HasBearer(context.Request) ? "Bearer error=\"invalid_token\"" : "Bearer";
        await problems.TryWriteAsync(new()
        {
            HttpContext = context,
            ProblemDetails = { Status = status, Detail = detail, Extensions = { ["code"] = code } },
        });
    }
}
