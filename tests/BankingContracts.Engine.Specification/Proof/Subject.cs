using BankingContracts.Engine.Specification.Oracle.General;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>A pipeline under test with its oracle and its kind of batches.</summary>
/// <param name="Name">What failures call it.</param>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Oracle">Makes an oracle that has seen nothing.</param>
/// <param name="Batches">Makes random batches.</param>
public sealed record Subject(string Name, PipelineDefinition Pipeline, Func<IPipelineOracle> Oracle, Func<Random, IBatches> Batches)
{
    /// <summary>The reference pipeline.</summary>
    public static Subject Banking { get; } = new("banking", Lean(BankingContracts.Pipeline.ContractPipeline.Definition), () => new BankingOracle(), r => new BankingBatches(r));

    /// <summary>The reference pipeline with audits and exports.</summary>
    public static Subject AuditedBanking { get; } = Banking with { Name = "audited banking", Pipeline = BankingContracts.Pipeline.ContractPipeline.Definition };

    /// <summary>The whole of the other pipeline, with audits and exports.</summary>
    public static Subject Deliveries { get; } = new(
        "deliveries", global::Deliveries.ContractPipeline.Definition, () => new DeliveriesOracle(), r => new DeliveryBatches(r, "card", "rate", "claim", "holder", "branch"));

    /// <summary>The pipeline whose columns are named like aliases.</summary>
    public static Subject Letters { get; } = new("letters", global::Letters.ContractPipeline.Definition, () => new LettersOracle(), r => new LetterBatches(r));

    /// <summary>Claims of which a file names single revisions, so that the others of a claim stay as they were.</summary>
    public static Subject ClaimsByRevision { get; } = Of("claim") with
    {
        Name = "claims by revision",
        Pipeline = Keyed(Of("claim").Pipeline, "src_claim", "claim_id", "changed_at", "revision_id"),
        Oracle = DeliveriesOracle.ClaimsByRevision,
    };

    /// <summary>The part of the other pipeline over some of its entities.</summary>
    public static Subject Of(params string[] entities) => new(
        string.Join('+', entities), Part(Lean(Deliveries.Pipeline), entities), () => new DeliveriesOracle(entities), r => new DeliveryBatches(r, entities));

    /// <summary>Holders or branches in one to three full files a run, which follow each other or are parts of one delivery.</summary>
    public static Subject OfFiles(string entity, bool areParts)
    {
        var (source, file) = entity == "holder" ? ("src_holder", "holders_*.csv") : ("src_branch", "branches_*.csv");
        var pipeline = Of(entity).Pipeline;
        var models = pipeline.Models.Select(m => m.Name == source ? m with { Body = (SourceBody)m.Body with { File = file, FilesAreParts = areParts } } : m);
        return new(
            areParts ? $"{entity} in parts" : $"{entity} in files",
            pipeline with { Models = [.. models] },
            () => DeliveriesOracle.OfFiles(entity, areParts),
            r => new FullFileBatches(r, entity));
    }

    /// <summary>Without some of the snapshots that share a staging model, and what reads them: a run costs what it maintains.</summary>
    public Subject Thinned(Random random)
    {
        var firsts = Pipeline.Models.Where(m => m.Body is SnapshotBody).DistinctBy(m => ((SnapshotBody)m.Body).Relation).Select(m => m.Name).ToHashSet();
        var dropped = Pipeline.Models.Where(m => m.Body is SnapshotBody && !firsts.Contains(m.Name) && random.Next(3) > 0).Select(m => m.Name).ToHashSet();
        return this with { Pipeline = Pipeline with { Models = [.. Pipeline.Models.Where(m => !dropped.Contains(m.Name))] } };
    }

    /// <summary>With some of the tables that could be views as views: the tables are the same.</summary>
    public Subject WithViews(Random random) => this with
    {
        Pipeline = Pipeline with { Models = [.. Pipeline.Models.Select(m => m.Body is QueryBody && !m.Columns.Any(c => c.IsChangedAt) && random.Next(2) == 0 ? AsView(m) : m)] },
    };

    private static ModelDefinition AsView(ModelDefinition model) => model with { Body = (QueryBody)model.Body with { Materialization = Materialization.View } };

    /// <summary>Without audits and exports, which have tests of their own and would take most of the time.</summary>
    private static PipelineDefinition Lean(PipelineDefinition pipeline) =>
        pipeline with { Models = [.. pipeline.Models.Select(m => m with { Audits = [], Exports = [] })], SingularAudits = [] };

    private static PipelineDefinition Keyed(PipelineDefinition pipeline, string source, params string[] key) => pipeline with
    {
        Models = [.. pipeline.Models.Select(m => m.Name == source ? m with { Body = (SourceBody)m.Body with { Key = key } } : m)],
    };

    private static PipelineDefinition Part(PipelineDefinition pipeline, string[] entities)
    {
        var kept = new HashSet<string>();
        foreach (var model in pipeline.Models)
        {
            var isIn = model.Body is SourceBody ? entities.Any(e => model.Name == "src_" + e) : model.Upstreams.All(kept.Contains);
            if (isIn)
                kept.Add(model.Name);
        }

        return pipeline with { Models = [.. pipeline.Models.Where(m => kept.Contains(m.Name))] };
    }
}
