using System.Reflection;
using Alliance.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Alliance.Architecture.Tests;

public sealed class Pages
{
    private static IEnumerable<Type> All() => Product.Types.Where(x => x.IsDefined(typeof(RouteAttribute), false));

    [TestCaseSource(nameof(All))]
    public void Say_on_which_hosts_they_answer(Type page) => Assert.That(page.GetCustomAttribute<AnswersOnAttribute>(), Is.Not.Null);

    [TestCaseSource(nameof(All))]
    public void Ask_for_a_user_or_say_that_they_need_none(Type page) => Assert.That(
        page.GetCustomAttributes(true).Count(x => x is IAuthorizeData or IAllowAnonymous), Is.EqualTo(1));

    [Test]
    public void Of_one_host_have_a_route_each()
    {
        var twice =
            from kind in new[] { HostKind.Network, HostKind.Platform, HostKind.Alliance }
            from page in All()
            where page.GetCustomAttribute<AnswersOnAttribute>()?.Kinds.HasFlag(kind) is true
            from route in page.GetCustomAttributes<RouteAttribute>()
            group page by (kind, route.Template) into pages
            where pages.Count() > 1
            select $"{pages.Key}: {string.Join(", ", pages)}";

        Assert.That(twice, Is.Empty);
    }
}
