using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Messages;

/// <summary>A consumer of a message in Alliance.Contracts. In its scope <c>TenantContext</c> is the recipient and <see cref="MessageSender"/> who announced.</summary>
public sealed record MessageConsumer(Type Type);

public static class MessageConsumers
{
    /// <summary>Registers a consumer; it must take repeats and any order, since messages arrive at least once.</summary>
    public static void AddMessageConsumer<TConsumer>(this IServiceCollection services) where TConsumer : class, IConsumer =>
        services.AddSingleton(new MessageConsumer(typeof(TConsumer)));
}
