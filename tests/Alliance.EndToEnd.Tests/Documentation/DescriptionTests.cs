using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Alliance.Host.Documentation;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alliance.EndToEnd.Tests.Documentation;

/// <summary>What holds of every document, whatever use case comes along: a program can be written by it.</summary>
public sealed class DescriptionTests
{
    private static readonly string[] Names = [.. Described.Documents.Select(x => x.Name)];

    [Test]
    public void Each_type_has_a_name_of_its_own()
    {
        var json = Described.Host.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var types = new HashSet<Type>();
        foreach (var operation in Described.Host.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(x => x.Items))
        {
            foreach (var body in operation.ParameterDescriptions.Where(x => x.Source.Id == "Body")) Walk(body.Type, json, types);
            foreach (var answer in operation.SupportedResponseTypes) Walk(answer.Type, json, types);
        }

        var shared = types.Select(x => (Type: x, Name: SchemaNames.Of(json.GetTypeInfo(x)))).Where(x => x.Name is not null)
            .GroupBy(x => x.Name).Where(x => x.Count() > 1).Select(x => $"{x.Key}: {string.Join(", ", x.Select(y => y.Type))}");

        Assert.That(types, Has.Count.GreaterThan(150), "they were found");
        Assert.That(shared, Is.Empty);
    }

    [Test]
    public async Task Each_body_points_to_the_schema_of_its_use_case([ValueSource(nameof(Names))] string name)
    {
        var document = await Described.Read(name);
        var bodies = Described.Operations(document)
            .Where(x => x.Operation.TryGetProperty("requestBody", out _))
            .Select(x => (Name: x.Operation.GetProperty("operationId").GetString()!, Body: x.Operation.GetProperty("requestBody").GetProperty("content")))
            .Where(x => x.Body.TryGetProperty("application/json", out var content) && content.GetProperty("schema").TryGetProperty("$ref", out _))
            .Select(x => (x.Name, Schema: x.Body.GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!.Split('/')[^1]))
            .ToList();

        Assert.That(bodies.Where(x => !x.Schema.EndsWith("Input", StringComparison.Ordinal)), Is.Empty);
        Assert.That(bodies.Select(x => x.Schema), Has.None.EqualTo("Input"));
        Assert.That(name is "alliance" || bodies.Exists(x => x is { Name: "RecordPayment", Schema: "RecordPaymentInput" }));
    }

    [Test]
    public async Task No_schema_is_empty([ValueSource(nameof(Names))] string name)
    {
        var document = await Described.Read(name);
        var empty = new List<string>();

        var found = Schemas.In(document, (at, schema) =>
        {
            if (!new[] { "type", "$ref", "oneOf", "anyOf", "allOf" }.Any(x => schema.TryGetProperty(x, out _))) empty.Add(at);
        });

        Assert.That(found, Is.GreaterThan(100));
        Assert.That(empty, Is.Empty);
    }

    /// <summary>Of a number without format a generator makes a double, which holds no centimes.</summary>
    [TestCase("platform", "Headline")]
    [TestCase("alliance", "FiguresAnswer")]
    public async Task Indicators_are_decimals_and_those_counted_are_whole(string name, string schema)
    {
        var members = (await Described.Read(name)).GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties");

        Assert.That(new[] { "amountDisbursed", "repaymentRate", "loansDisbursed" }.Select(x => members.GetProperty(x).GetProperty("format").GetString()), Is.EqualTo(new[] { "decimal", "decimal", "int64" }));
    }

    [Test]
    public async Task Numbers_are_numbers_and_nothing_else([ValueSource(nameof(Names))] string name)
    {
        var document = await Described.Read(name);
        var either = new List<string>();

        Schemas.In(document, (at, schema) =>
        {
            if (schema.TryGetProperty("type", out var type) && type.ToString() is var kinds && kinds.Contains("string", StringComparison.Ordinal)
                && (kinds.Contains("integer", StringComparison.Ordinal) || kinds.Contains("number", StringComparison.Ordinal))) either.Add(at);
        });

        Assert.That(either, Is.Empty);
    }

    [Test]
    public async Task Amounts_keys_and_days_say_what_they_are()
    {
        var document = await Described.Read("platform");
        var payment = document.GetProperty("components").GetProperty("schemas").GetProperty("RecordPaymentInput").GetProperty("properties");
        var key = Described.Operations(document).Single(x => x.Operation.GetProperty("operationId").GetString() == "RecordPayment")
            .Operation.GetProperty("parameters").EnumerateArray().Single(x => x.GetProperty("name").GetString() == "id").GetProperty("schema");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Told(payment.GetProperty("amount")), Is.EqualTo(("number", "decimal", true, true)));
            Assert.That(Told(payment.GetProperty("paidOn")), Is.EqualTo(("string", "date", true, true)));
            Assert.That(Told(key), Is.EqualTo(("string", "uuid", true, true)));
        }

        static (string, string, bool, bool) Told(JsonElement schema) => (
            schema.GetProperty("type").GetString()!, schema.GetProperty("format").GetString()!,
            schema.TryGetProperty("description", out _), schema.TryGetProperty("examples", out _));
    }

    [Test]
    public async Task Each_operation_says_who_may_call_it_and_how_it_refuses([ValueSource(nameof(Names))] string name)
    {
        var document = await Described.Read(name);
        var schemes = document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(x => x.Name).ToList();

        using (Assert.EnterMultipleScope())
        {
            foreach (var (path, method, operation) in Described.Operations(document))
            {
                var said = $"{method} {path}";
                var ways = operation.GetProperty("security").EnumerateArray().SelectMany(x => x.EnumerateObject()).Select(x => x.Name).ToList();
                Assert.That(ways, Is.SubsetOf(schemes), said);
                Refuses(operation, "409", said);
                Refuses(operation, "429", said);
                Refuses(operation, "503", said);
                if (path.Contains('{', StringComparison.Ordinal)) Refuses(operation, "404", said);
                if (operation.TryGetProperty("requestBody", out _)) Refuses(operation, "400", said);
                if (ways.Count == 0) continue;

                Assert.That(ways, Does.Contain("token").And.Contain("session"), said);
                Refuses(operation, "401", said);
                Refuses(operation, "403", said);
            }
        }
    }

    /// <summary>What is open to all is meant to be: the public figures, the schemes that people are referred to, and whether a receipt is genuine.</summary>
    [Test]
    public async Task Nothing_is_open_that_should_not_be([ValueSource(nameof(Names))] string name)
    {
        var document = await Described.Read(name);

        var open = Described.Operations(document).Where(x => x.Operation.GetProperty("security").GetArrayLength() == 0).Select(x => x.Path);

        Assert.That(open.Where(x => !x.StartsWith("/api/figures", StringComparison.Ordinal) && !x.StartsWith("/api/schemes", StringComparison.Ordinal) && x is not ("/api/receipts/verify/{code}" or "/api/minutes/verify/{code}" or "/api/contracts/verify/{code}")), Is.Empty);
    }

    [Test]
    public async Task Each_operation_has_a_name_of_its_own([ValueSource(nameof(Names))] string name)
    {
        var document = await Described.Read(name);

        var names = Described.Operations(document).Select(x => x.Operation.GetProperty("operationId").GetString()!).ToList();

        Assert.That(names, Is.Unique);
        Assert.That(names, Has.All.Match("^[A-Z][A-Za-z]+$"));
    }

    private static void Refuses(JsonElement operation, string status, string said)
    {
        Assert.That(operation.GetProperty("responses").TryGetProperty(status, out var answer), Is.True, $"{said} says nothing of {status}");
        if (answer.ValueKind is not JsonValueKind.Object) return;
        Assert.That(
            answer.TryGetProperty("content", out var content) && content.TryGetProperty("application/problem+json", out var problem)
                ? problem.GetProperty("schema").GetProperty("$ref").GetString() : null,
            Is.EqualTo("#/components/schemas/Problem"), $"{said}, {status}");
    }

    private static void Walk(Type? type, JsonSerializerOptions json, HashSet<Type> seen)
    {
        if (type is null || type == typeof(void) || Nullable.GetUnderlyingType(type) is not null || type.IsAssignableTo(typeof(Microsoft.AspNetCore.Http.IResult)))
        {
            if (type is not null && Nullable.GetUnderlyingType(type) is { } inner) Walk(inner, json, seen);
            return;
        }

        if (!seen.Add(type)) return;
        var info = json.GetTypeInfo(type);
        Walk(info.ElementType, json, seen);
        if (info.Kind is not JsonTypeInfoKind.Object) return;
        foreach (var property in info.Properties) Walk(property.PropertyType, json, seen);
    }
}
