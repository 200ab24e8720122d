using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle.Commands;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alliance.Tenancy.Messages;

public static class MessagesModule
{
    /// <summary>Delivers to every registered consumer, in this process unless <c>Messages:RabbitMq</c> names a broker. Comes after the modules.</summary>
    public static void AddMessages(this IHostApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var services = host.Services;
        var consumers = services.Select(x => x.ImplementationInstance).OfType<MessageConsumer>().Select(x => x.Type).ToArray();
        if (host.Configuration["Messages:RabbitMq"] is { Length: > 0 } broker) services.AddBroker(new(broker), consumers);
        else services.AddMediator(consumers);

        services.AddSingleton<OrganisationOutboxes>();
        services.AddSingleton<ParkedMessages>();
        services.AddSingleton<OutboxTurn>();
        services.AddHostedService<OutboxRelay>();
        services.AddSingleton<IOperatorCommand, ParkedMessagesCommand>();
        services.AddOrganisationJob<OutboxLook>("outbox", HostKind.AnyOrganisation);
    }

    private static void AddMediator(this IServiceCollection services, Type[] consumers)
    {
        services.AddMediator(mediator =>
        {
            foreach (var consumer in consumers) mediator.AddConsumer(consumer);
            mediator.ConfigureMediator((context, pipe) => pipe.UseConsumeFilter(typeof(RecipientFilter<>), context));
        });
        services.AddSingleton<IDelivery, InProcessDelivery>();
    }

    private static void AddBroker(this IServiceCollection services, Uri broker, Type[] consumers)
    {
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();
            foreach (var consumer in consumers) bus.AddConsumer(consumer);
            bus.AddConfigureEndpointsCallback((_, endpoint) => endpoint.PublishFaults = false); // nobody consumes them
            bus.UsingRabbitMq((context, transport) =>
            {
                transport.Host(broker);
                transport.UseFilters(context);
                transport.ConfigureEndpoints(context);
            });
        });
        services.AddSingleton<IDelivery, BrokerDelivery>();
    }

    /// <summary>Around every consumer behind a broker, the outer one first.</summary>
    internal static void UseFilters(this IConsumePipeConfigurator transport, IRegistrationContext context)
    {
        transport.UseConsumeFilter(typeof(ReturnToSender<>), context);
        transport.UseConsumeFilter(typeof(RecipientFilter<>), context);
    }
}
