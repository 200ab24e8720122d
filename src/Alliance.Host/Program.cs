using Alliance.Federation;
using Alliance.Host.Components;
using Alliance.Host.Documentation;
using Alliance.Host.Listening;
using Alliance.Host.Operating;
using Alliance.Identity;
using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Tenancy;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Messages;

if (args is ["health", ..]) return await HealthCommand.Run(args);

var host = WebApplication.CreateBuilder(args);
host.Services.AddHttpConventions();
host.AddTenancy();
host.AddOrganisationStarter();
host.AddIdentity();
host.AddPlatform();
host.AddFiguresWorker();
host.AddFederation();
host.AddPages();
host.AddDocumentation();
host.AddMessages();
host.AddTelemetry();
host.AddManagement();
host.AddListeners();
host.Services.AddHostedService<StartupAnnouncement>();

var app = host.Build();
if (args is [OperatorCommands.Word, ..]) return await app.Operate(args);

app.UseManagement();
app.UseProxies();
app.UseTenancy();
app.UseOrganisationLimits();
app.UseProblemAnswers();
app.UsePages();
app.UseRouting();
app.UseIdentity();
app.MapIdentity();
app.MapPlatform();
app.MapFederation();
app.MapDocumentation();
app.MapPages();
await app.RunAsync();
return 0;
