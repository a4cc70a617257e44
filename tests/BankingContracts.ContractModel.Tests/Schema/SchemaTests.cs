using System.Text.Json;
using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.Schema;

/// <summary>The JSON schemas say what the reader's own key tables say: the same keys, words, kinds and mandatory keys.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Contract = Load("contract.schema.json");
    private static readonly JsonElement Layers = Load("layers.schema.json");
    private static readonly JsonElement Schedules = Load("schedules.schema.json");
    private static readonly JsonElement Alerts = Load("alerts.schema.json");
    private static readonly JsonElement Examples = Load("examples.schema.json");

    private static readonly Dictionary<string, (KeyTable Table, LayerSet Layers)> Definitions = new()
    {
        ["model"] = (KeyTables.Contract, LayerSet.Models),
        ["snapshot"] = (KeyTables.Contract, LayerSet.Snapshots),
        ["config"] = (KeyTables.Config, LayerSet.Models),
        ["snapshotConfig"] = (KeyTables.Config, LayerSet.Snapshots),
        ["column"] = (KeyTables.Column, LayerSet.Models),
        ["snapshotColumn"] = (KeyTables.Column, LayerSet.Snapshots),
        ["past"] = (KeyTables.Past, LayerSet.All),
        ["export"] = (KeyTables.Export, LayerSet.All),
        ["link"] = (KeyTables.Link, LayerSet.All),
        ["enforcement"] = (KeyTables.Enforcement, LayerSet.All),
        ["source"] = (KeyTables.Source, LayerSet.All),
        ["encoding"] = (KeyTables.Encoding, LayerSet.All),
        ["operation"] = (KeyTables.Operation, LayerSet.All),
        ["constraint"] = (KeyTables.Constraint, LayerSet.All),
        ["clean"] = (KeyTables.Clean, LayerSet.All),
        ["quarantine"] = (KeyTables.Quarantine, LayerSet.All),
        ["testConfig"] = (KeyTables.TestConfig, LayerSet.All),
        ["singularTest"] = (KeyTables.SingularTest, LayerSet.All),
        ["singularTestConfig"] = (KeyTables.SingularTestConfig, LayerSet.All),
    };

    public static TheoryData<string> DefinitionNames => [.. Definitions.Keys];

    public static TheoryData<string> TestNames => [.. TestCatalog.All.Select(static t => t.Name)];

    [Theory]
    [MemberData(nameof(DefinitionNames))]
    public void ADefinitionHasTheKeysOfItsTable(string name)
    {
        var (table, layers) = Definitions[name];
        AssertTable(Contract.GetProperty("definitions").GetProperty(name), table.Keys, layers);
    }

    [Theory]
    [MemberData(nameof(TestNames))]
    public void ATestHasItsArguments(string name)
    {
        var spec = TestCatalog.Find(name)!;
        var definition = Contract.GetProperty("definitions").GetProperty("test_" + name);
        AssertTable(definition, spec.Keys.Keys, LayerSet.All, inline: "arguments");
        AssertTable(definition.GetProperty("properties").GetProperty("arguments"), spec.ArgumentKeys.Keys, LayerSet.All);
    }

    [Fact]
    public void ATestIsOneOfTheCatalog()
    {
        var forms = Contract.GetProperty("definitions").GetProperty("test").GetProperty("anyOf");
        Assert.Equal(TestCatalog.All.Select(static t => t.Name), Strings(forms[0].GetProperty("enum")));
        Assert.Equal(TestCatalog.All.Select(static t => t.Name), forms[1].GetProperty("properties").EnumerateObject().Select(static p => p.Name));
    }

    [Fact]
    public void ThereIsNoDefinitionWithoutATable() => Assert.Equal(
        Definitions.Keys.Concat(TestCatalog.All.Select(static t => "test_" + t.Name)).Append("test").Order(StringComparer.Ordinal),
        Contract.GetProperty("definitions").EnumerateObject().Select(static d => d.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void AContractFileHasTheKeysOfEveryFolder() =>
        AssertTable(Contract, [.. KeyTables.File.Keys, .. KeyTables.TestsFile.Keys.Skip(1)], LayerSet.All);

    [Fact]
    public void LayersYmlHasTheKeysOfItsTables()
    {
        AssertTable(Layers, KeyTables.Policy.Keys, LayerSet.All);
        AssertTable(Layers.GetProperty("definitions").GetProperty("layer"), KeyTables.LayerPolicy.Keys, LayerSet.All);
    }

    [Fact]
    public void SchedulesYmlHasTheKeysOfItsTables()
    {
        AssertTable(Schedules, ScheduleKeyTables.File.Keys, LayerSet.All);
        AssertTable(Schedules.GetProperty("definitions").GetProperty("schedule"), ScheduleKeyTables.Schedule.Keys, LayerSet.All);
        AssertTable(Schedules.GetProperty("definitions").GetProperty("onFiles"), ScheduleKeyTables.OnFiles.Keys, LayerSet.All);
    }

    [Fact]
    public void AlertsYmlHasTheKeysOfItsTables()
    {
        AssertTable(Alerts, AlertKeyTables.File.Keys, LayerSet.All);
        foreach (var table in new[] { AlertKeyTables.Destination, AlertKeyTables.Smtp, AlertKeyTables.Webhook, AlertKeyTables.Rule })
            AssertTable(Alerts.GetProperty("definitions").GetProperty(table.Id), table.Keys, LayerSet.All);
    }

    [Fact]
    public void AFileOfExamplesHasTheKeysOfItsTables()
    {
        AssertTable(Examples, ExampleKeyTables.File.Keys, LayerSet.All);
        foreach (var table in new[] { ExampleKeyTables.Example, ExampleKeyTables.Batch, ExampleKeyTables.Expect, ExampleKeyTables.Table })
            AssertTable(Examples.GetProperty("definitions").GetProperty(table.Id), table.Keys, LayerSet.All);
    }

    [Theory]
    [InlineData("decimal(18,2)")]
    [InlineData("numeric( 5 , 0 )")]
    [InlineData("decimal")]
    [InlineData("VARCHAR")]
    [InlineData("varchar(20)")]
    [InlineData("float")]
    public void TheTypePatternAgreesWithTheReader(string type) =>
        Assert.Equal(DataTypeNames.Find(type) != DataType.Unknown, TypePattern().IsMatch(type));

    [Fact]
    public void TheTypePatternKnowsEverySimpleType() => Assert.All(DataTypeNames.SimpleNames, static n => Assert.Matches(TypePattern(), n));

    private static Regex TypePattern() => new(
        Contract.GetProperty("definitions").GetProperty("column").GetProperty("properties").GetProperty("data_type").GetProperty("pattern").GetString()!);

    private static void AssertTable(JsonElement definition, IReadOnlyList<KeySpec> table, LayerSet layers, string? inline = null)
    {
        var keys = table.Where(k => (k.Layers & layers) != LayerSet.None).ToArray();
        Assert.False(definition.GetProperty("additionalProperties").GetBoolean());
        var properties = definition.GetProperty("properties").EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value);
        Assert.Equal(
            keys.SelectMany(static k => k.Alias is null ? new[] { k.Name } : [k.Name, k.Alias]).Order(StringComparer.Ordinal),
            properties.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            keys.Where(k => (k.RequiredIn & layers) == layers).Select(static k => k.Name).Order(StringComparer.Ordinal),
            (definition.TryGetProperty("required", out var required) ? Strings(required) : []).Order(StringComparer.Ordinal));
        foreach (var key in keys.Where(k => k.Name != inline))
        {
            AssertKind(key, properties[key.Name]);
            if (key.Alias is not null)
                AssertKind(key, properties[key.Alias]);
        }
    }

    private static void AssertKind(KeySpec key, JsonElement schema)
    {
        Assert.True(schema.TryGetProperty("$ref", out _) || schema.TryGetProperty("description", out _) || key.Kind is ValueKind.List, key.Name + " lacks a description.");
        if (key.NeedsItems && key.Kind is ValueKind.TextOrTexts or ValueKind.Scalars && key.NeedsItems)
            Assert.Equal(1, schema.GetProperty("minItems").GetInt32());
        if (key.Kind is ValueKind.Text && key.Name is not "data_type")
            Assert.Equal(key.MayBeEmpty, !schema.TryGetProperty("minLength", out _) || key.Name == "delimiter");
        if (key.Name == "version")
            Assert.Equal("[2, \"2\"]", schema.GetProperty("enum").GetRawText());
        else
            Assert.Equal(Shape(key), (Type(schema), Items(schema), Enumeration(schema)));
    }

    private static (string Type, string Items, string Words) Shape(KeySpec key)
    {
        var words = string.Join(' ', key.Words);
        return key.Kind switch
        {
            ValueKind.Text => ("string", "", ""),
            ValueKind.Scalar => ("string number boolean", "", ""),
            ValueKind.Null => ("null", "", ""),
            ValueKind.Boolean => ("boolean", "", ""),
            ValueKind.Number => ("number", "", ""),
            ValueKind.WholeNumber => ("integer", "", ""),
            ValueKind.Word => ("", "", words),
            ValueKind.Words => ("array", words, ""),
            ValueKind.Texts => ("array", "string", ""),
            ValueKind.TextOrTexts => ("string array", "string", ""),
            ValueKind.Scalars => ("array", "string number boolean", ""),
            ValueKind.TextMap => ("object", "string", ""),
            ValueKind.LinkMap => ("object", "", ""),
            ValueKind.DateLists => ("object", "array", ""),
            ValueKind.Mapping => ("$ref", "", ""),
            ValueKind.EncodingName => ("string", "", ""),
            ValueKind.Encoding => ("", "", ""),
            ValueKind.List => ("array", "$ref", ""),
            ValueKind.Lists => ("array", "array", ""),
            ValueKind.Rows or ValueKind.RowsByModel => ("$ref", "", ""),
            _ => ("", "", ""),
        };
    }

    private static string Type(JsonElement schema) =>
        schema.TryGetProperty("$ref", out _) ? "$ref" : schema.TryGetProperty("type", out var type) ? Joined(type) : "";

    private static string Items(JsonElement schema)
    {
        if (!schema.TryGetProperty("items", out var items) && !schema.TryGetProperty("additionalProperties", out items))
            return "";
        return Enumeration(items) is { Length: > 0 } words ? words : Type(items);
    }

    private static string Enumeration(JsonElement schema) => schema.TryGetProperty("enum", out var words) ? Joined(words) : "";

    private static string Joined(JsonElement element) =>
        element.ValueKind is JsonValueKind.Array ? string.Join(' ', Strings(element)) : element.GetString()!;

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(static e => e.GetString()!);

    private static JsonElement Load(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "contracts", name))).RootElement;
}
