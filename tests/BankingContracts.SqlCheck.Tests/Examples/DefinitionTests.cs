using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BankingContracts.ContractModel;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Files;
using BankingContracts.Engine.Specification.Contracts;
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

    public static TheoryData<string> Pipelines => ["contracts", "tests/BankingContracts.SqlCheck.Tests/Pipelines/Loans", "tests/Pipelines/Letters/contracts", "tests/Pipelines/Deliveries/contracts"];

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void AModelIsTheCompiledOne(string folder)
    {
        var files = PipelineFiles.ReadFolder(folder);
        var compiled = CompiledContracts.Compile(files.ToDictionary(static f => f.RelativePath, static f => f.Text));
        Assert.Equal(compiled.Models.Select(Text), Built(files, []).Select(Text));
    }

    /// <summary>With what the check of the SQL knows.</summary>
    [Fact]
    public void AModelIsThatOfTheProgram()
    {
        var queries = PipelineCheck.Check(PipelineFiles.Banking).Report.Queries;
        Assert.Equal(BankingContracts.Pipeline.ContractPipeline.Definition.Models.Select(Text), Built(PipelineFiles.Banking, queries).Select(Text));
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
