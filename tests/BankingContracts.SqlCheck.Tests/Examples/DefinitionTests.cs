using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BankingContracts.ContractModel;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Files;
using BankingContracts.Runtime.Definitions;
using BankingContracts.SqlCheck.Examples;
using BankingContracts.SqlCheck.Tests.Pipelines;

namespace BankingContracts.SqlCheck.Tests.Examples;

/// <summary>The build plays examples over definitions that are those of the compiled program.</summary>
public sealed class DefinitionTests
{
    private static readonly JsonSerializerOptions WholeBodies = new()
    {
        WriteIndented = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { static type => AddBodies(type) } },
    };

    private static readonly Dictionary<string, PipelineDefinition> Programs = new()
    {
        ["contracts"] = BankingContracts.Pipeline.ContractPipeline.Definition,
        ["tests/Pipelines/Deliveries/contracts"] = Deliveries.ContractPipeline.Definition,
        ["tests/Pipelines/Letters/contracts"] = Letters.ContractPipeline.Definition,
    };

    public static TheoryData<string> Pipelines => [.. Programs.Keys];

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void AModelIsThatOfTheProgram(string folder)
    {
        var files = PipelineFiles.ReadFolder(folder);
        Assert.Equal(Programs[folder].Models.Select(Text), Built(files, PipelineCheck.Check(files).Report.Queries).Select(Text));
    }

    [Fact]
    public void AnExampleIsThatOfTheProgram()
    {
        var examples = PipelineResolver.Resolve([.. PipelineFiles.Banking.Where(static s => !IsSql(s)).Select(ContractReader.Read)], [.. PipelineFiles.Banking.Where(IsSql)]).Examples;
        Assert.Equal(
            BankingContracts.Pipeline.ContractPipeline.Definition.Examples().Select(static e => JsonSerializer.Serialize(e)),
            examples.Select(static e => JsonSerializer.Serialize(ExampleDefinitions.Of(e))));
    }

    private static IEnumerable<ModelDefinition> Built(IReadOnlyList<ContractSource> files, IEnumerable<CheckedQuery> queries)
    {
        var pipeline = PipelineResolver.Resolve([.. files.Where(static s => !IsSql(s)).Select(ContractReader.Read)], [.. files.Where(IsSql)]);
        var definitions = new ModelDefinitions(pipeline, queries);
        return pipeline.Models.Select(definitions.Of);
    }

    /// <summary>All that steps use.</summary>
    private static string Text(ModelDefinition model) => JsonSerializer.Serialize(
        model with
        {
            Description = "",
            FormerFingerprint = "",
            Audits = [],
            Exports = [],
            Tags = [],
            Links = [],
            Unlinked = [],
            Columns = [.. model.Columns.Select(static c => c with { Description = "", RenamedFrom = [] })],
        },
        WholeBodies);

    private static void AddBodies(JsonTypeInfo type)
    {
        if (type.Type == typeof(ModelDefinition))
            type.Properties.Remove(type.Properties.Single(static p => p.Name == nameof(ModelDefinition.Lineage)));
        if (type.Type != typeof(ModelBody))
            return;
        type.PolymorphismOptions = new JsonPolymorphismOptions();
        foreach (var body in new[] { typeof(SourceBody), typeof(StagingBody), typeof(QuarantineBody), typeof(SnapshotBody), typeof(QueryBody) })
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(body, body.Name));
    }

    private static bool IsSql(ContractSource source) => source.RelativePath.EndsWith(".sql", StringComparison.Ordinal);
}
