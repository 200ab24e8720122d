using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Alliance.Tenancy.Messages;

public static class MessagesModule
{
    /// <summary>MassTransit with every registered consumer, in memory unless <c>Messages:RabbitMq</c> names a broker. Comes after the modules.</summary>
    public static void AddMessages(this IHostApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var consumers = host.Services.Select(x => x.ImplementationInstance).OfType<MessageConsumer>().ToArray();
        var broker = host.Configuration["Messages:RabbitMq"];

        host.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();
            foreach (var consumer in consumers) bus.AddConsumer(consumer.Type);
            if (broker is { Length: > 0 })
                bus.UsingRabbitMq((context, transport) =>
                {
                    transport.Host(new Uri(broker));
                    Configure(context, transport);
                });
            else
                bus.UsingInMemory((context, transport) => Configure(context, transport));
        });
        host.Services.AddSingleton<Handover>();
        host.Services.AddOrganisationJob<OutboxRelay>("outbox", HostKind.AnyOrganisation);
        host.Services.Replace(ServiceDescriptor.Singleton(x => new Outbox(x.GetRequiredService<JobSignal<OutboxRelay>>().Raise)));
    }

    private static void Configure(IBusRegistrationContext context, IBusFactoryConfigurator transport)
    {
        // A passing fault (a locked database, a lost race) is tried again; what can never succeed goes straight to the error queue.
        transport.UseMessageRetry(retry =>
        {
            retry.Ignore<UnaddressedMessageException>();
            retry.Ignore<RefusedException>();
            retry.Exponential(5, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(200));
        });
        transport.UseConsumeFilter(typeof(RecipientFilter<>), context);
        switch (transport)
        {
            case IInMemoryBusFactoryConfigurator memory: memory.ConfigureEndpoints(context); break;
            case IRabbitMqBusFactoryConfigurator rabbit: rabbit.ConfigureEndpoints(context); break;
        }
    }
}
