using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>The reference pipeline under edits of its contracts, each of which can be made and taken back.</summary>
public static class EditedBanking
{
    private const string Joined = "int_account_with_customer";
    private const string Savings = "int_savings_account_only";
    private const string Summary = "account_summary";
    private const string Profile = "customer_profile";

    /// <summary>The edits, by a name for each.</summary>
    public static IReadOnlyDictionary<string, Func<PipelineDefinition, PipelineDefinition>> Edits { get; } = new Dictionary<string, Func<PipelineDefinition, PipelineDefinition>>
    {
        ["other sums"] = p => Edited(p, Summary, m => Computing(m, "original_balance_amount", "cast(original_balance_amount - 1 as decimal(18, 2))")),
        ["fewer rows"] = p => Edited(p, Savings, m => m.Requeried(sql => $"select * from ({sql}) as q where not has_loan_flag")),
        ["a view"] = p => Edited(p, Savings, m => m with { Body = (QueryBody)m.Body with { Materialization = Materialization.View } }),
        ["copies"] = p => Edited(p, Profile, Copied),
        ["another column"] = p => Edited(p, Summary, m => m.WithColumn("remark_text").Requeried(sql => $"select q.*, 'x' as remark_text from ({sql}) as q")),
        ["a column less"] = p => Edited(p, Profile, m => WithoutColumn(m, "has_loan_flag")),
        ["another name"] = p => Edited(p, Summary, m => Renamed(m, "interest_rate_pct", "rate_pct")),
        ["other cleaning"] = p => Edited(p, "stg_account", m => Cleaning(m, (SourceBody)p["src_account"].Body)),
        ["another key"] = p => Edited(p, Joined, m => m with { Key = ["account_id", "customer_id"] }),
    };

    /// <summary>The name that a column has under some edits, for its name of another day.</summary>
    public static string NameOf(string column, IReadOnlyCollection<string> edits) => (column, edits.Contains("another name")) switch
    {
        ("interest_rate_pct", true) => "rate_pct",
        ("rate_pct", false) => "interest_rate_pct",
        _ => column,
    };

    /// <summary>The other name that a column has had; the same where it has only one.</summary>
    public static string OtherNameOf(string column) => column switch
    {
        "interest_rate_pct" => "rate_pct",
        "rate_pct" => "interest_rate_pct",
        _ => column,
    };

    /// <summary>The pipeline under some edits.</summary>
    public static PipelineDefinition With(IReadOnlyCollection<string> edits)
    {
        var start = Edited(Subject.Banking.Pipeline, Summary, m => m with { Columns = [.. m.Columns.Select(c => c.Name == "interest_rate_pct" ? c with { RenamedFrom = ["rate_pct"] } : c)] });
        return Edits.Where(e => edits.Contains(e.Key)).Aggregate(start, (p, e) => e.Value(p));
    }

    private static PipelineDefinition Edited(PipelineDefinition pipeline, string name, Func<ModelDefinition, ModelDefinition> edit) => pipeline with
    {
        Models = [.. pipeline.Models.Select(m => m.Name == name && edit(m) is var edited ? edited with { Fingerprint = $"{m.Fingerprint} {((edited.Body as QueryBody)?.Sql ?? (edited.Body as StagingBody)?.Classify.DuckDb)?.Length} {edited.Columns.Count}" } : m)],
    };

    private static ModelDefinition Computing(ModelDefinition model, string column, string expression) => model.Requeried(sql =>
        $"select {string.Join(", ", model.Columns.Where(c => !c.IsChangedAt).Select(c => c.Name == column ? $"{expression} as {column}" : c.Name))} from ({sql}) as q");

    /// <summary>Rows without a key, some of which are there twice.</summary>
    private static ModelDefinition Copied(ModelDefinition model) => model.Requeried(sql => $"select * from ({sql}) as q union all select * from ({sql}) as r where total_accounts_count > 1") with
    {
        Key = [],
        HasKeyConstraint = false,
        CreateTable = model.CreateKeylessTable ?? model.CreateTable,
        CreateKeylessTable = null,
    };

    private static ModelDefinition WithoutColumn(ModelDefinition model, string column) => Reshaped(
        model with { Columns = [.. model.Columns.Where(c => c.Name != column)] },
        sql => $"select {string.Join(", ", model.Columns.Where(c => !c.IsChangedAt && c.Name != column).Select(c => c.Name))} from ({sql}) as q");

    private static ModelDefinition Renamed(ModelDefinition model, string from, string to) => Reshaped(
        model with { Columns = [.. model.Columns.Select(c => c.Name == from ? c with { Name = to, RenamedFrom = [from] } : c)] },
        sql => $"select {string.Join(", ", model.Columns.Where(c => !c.IsChangedAt).Select(c => c.Name == from ? $"{from} as {to}" : c.Name))} from ({sql}) as q");

    private static ModelDefinition Reshaped(ModelDefinition model, Func<string, string> query) => model.Requeried(query) with
    {
        HasKeyConstraint = false,
        CreateTable = SqlText.Portable($"create table {model.Layer.ToString().ToLowerInvariant()}.{model.Name} ({string.Join(", ", model.Columns.Select(c => $"{c.Name} {c.Type}"))})"),
        CreateKeylessTable = null,
    };

    private static ModelDefinition Cleaning(ModelDefinition staging, SourceBody source)
    {
        var columns = staging.Columns.Select(c => c.Name == "balance_amount" ? "cast(balance_amount - 5 as decimal(18, 2)) as balance_amount" : c.Name);
        var received = source.Fields.Select(f => "_raw_" + f.Column).Concat(["_failure_reason", "_failures"]);
        return staging.Recleaned(sql => $"select {string.Join(", ", columns.Concat(received))} from ({sql}) as q");
    }
}
