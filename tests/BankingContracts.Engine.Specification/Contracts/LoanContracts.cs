using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Engine.Specification.Contracts;

/// <summary>The contracts of a bank's loans, whose columns and settings a test chooses: a source, its staging model, its history, and a mart of all columns.</summary>
/// <param name="Columns">The columns; the first one is the key.</param>
public sealed record LoanContracts(params IReadOnlyList<LoanColumn> Columns)
{
    /// <summary>How files are delivered: full or delta.</summary>
    public string Delivery { get; init; } = "full";

    /// <summary>Further settings of the source, lines of its mapping.</summary>
    public string SourceSettings { get; init; } = "";

    /// <summary>A column that only the source has; empty for none.</summary>
    public string MoreReceived { get; init; } = "";

    /// <summary>Whether loaded files are kept.</summary>
    public bool IsArchived { get; init; }

    /// <summary>The key of delta files; null for the first column.</summary>
    public string? SourceKey { get; init; }

    /// <summary>How the history recognises a change: check, or timestamp on the time of arrival.</summary>
    public string Strategy { get; init; } = "check";

    /// <summary>What the history does with a new column; null when the contract does not say it.</summary>
    public string? OnNewColumn { get; init; }

    /// <summary>The word in the names of the models.</summary>
    public string Word { get; init; } = "loan";

    /// <summary>The word that was in the names of the models before; null when they keep their names.</summary>
    public string? WordBefore { get; init; }

    /// <summary>The name of the snapshot; null for that of the other models.</summary>
    public string? SnapshotName { get; init; }

    /// <summary>The retired snapshot that the snapshot continues.</summary>
    public string? Continues { get; init; }

    /// <summary>Further settings of the snapshot.</summary>
    public string SnapshotSettings { get; init; } = "";

    /// <summary>What the snapshot says about columns.</summary>
    public string SnapshotColumns { get; init; } = "";

    /// <summary>Further snapshots: an item of the list.</summary>
    public string MoreSnapshots { get; init; } = "";

    /// <summary>How the mart is stored.</summary>
    public string Materialized { get; init; } = "table";

    /// <summary>Other columns.</summary>
    public LoanContracts With(params IReadOnlyList<LoanColumn> columns) => this with { Columns = columns };

    /// <summary>The compiled pipeline.</summary>
    public PipelineDefinition Compile() => CompiledContracts.Compile(new Dictionary<string, string>
    {
        ["source/loan.yml"] = Source,
        ["staging/loan.yml"] = Staging,
        ["snapshots/loan.yml"] = Snapshot,
        ["marts/loan.yml"] = Mart,
        [$"marts/{Word}_summary.sql"] = $"select {string.Join(", ", Columns.Select(c => c.Name))} from {Snap} where dbt_valid_to is null",
    });

    private string Key => Columns[0].Name;

    private string Snap => SnapshotName ?? "snap_" + Word;

    private string Source => $$"""
        version: 2
        models:
          - name: src_{{Word}}
            {{Former("src_{0}")}}
            source:
              file: loans*.csv
              delivery: {{Delivery}}
              {{(IsArchived ? "archive: true" : "")}}
              {{SourceSettings.Replace("\n", "\n      ", StringComparison.Ordinal)}}
              {{(Delivery == "delta" ? $"key: {SourceKey ?? Columns[0].Received}" : "max_delete_ratio: 1")}}
              columns: { {{string.Join(", ", Columns.Where(c => c.Names.Length == 0).Select(c => $"{c.Received}: {c.Header}"))}} }
            columns:
        {{Items(Columns.Select(c => $"name: {c.Received}, data_type: varchar{FormerColumn(c.ReceivedBefore)}{Names(c)}").Concat(MoreReceived.Length == 0 ? [] : [MoreReceived]))}}
              - {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], generated: loaded_at}
        """;

    private string Staging => $$"""
        version: 2
        models:
          - name: stg_{{Word}}
            {{Former("stg_{0}")}}
            config: {from: src_{{Word}}, unique_key: {{Key}}}
            columns:
        {{Items(Columns.Select(c => $"name: {c.Name}, data_type: '{c.Type}'{FormerColumn(c.NameBefore)}{NotNull(c)}{BeforeAdded(c)}, clean: " + Braced($"from: {c.Received}{Default(c)}")))}}
              - name: loaded_at
                data_type: timestamp
                constraints: [{type: not_null}]
                clean: {from: loaded_at}
        """;

    private string Snapshot => $$"""
        version: 2
        snapshots:
        {{MoreSnapshots}}
          - name: {{Snap}}
            {{Former("snap_{0}")}}
            {{(Continues is null ? "" : $"continues: {Continues}")}}
            relation: stg_{{Word}}
            config:
              unique_key: {{Key}}
              strategy: {{Strategy}}
              {{(Strategy == "check" ? "check_cols: all" : "updated_at: loaded_at")}}
              {{(OnNewColumn is null ? "" : $"on_new_column: {OnNewColumn}")}}
              {{SnapshotSettings}}
            {{SnapshotColumns}}
        """;

    private string Mart => $$"""
        version: 2
        models:
          - name: {{Word}}_summary
            {{Former("{0}_summary")}}
            config: {materialized: {{Materialized}}, unique_key: {{Key}}}
            columns:
        {{Items(Columns.Select(c => $"name: {c.Name}, data_type: '{c.Type}'{(c.MayLack ? "" : NotNull(c))}"))}}
        """;

    private string Former(string model) => WordBefore is null ? "" : "renamed_from: " + model.Replace("{0}", WordBefore, StringComparison.Ordinal);

    private static string Items(IEnumerable<string> items) => string.Join('\n', items.Select(i => "      - " + Braced(i)));

    private static string Braced(string text) => "{" + text + "}";

    private static string FormerColumn(string name) => name.Length == 0 ? "" : $", renamed_from: {name}";

    private static string Names(LoanColumn column) => (column.Names.Length == 0 ? "" : $", names: [{column.Names}]") + (column.IsOptional ? ", optional: true" : "");

    private static string BeforeAdded(LoanColumn column) => column.MayLack ? ", before_added: null" : "";

    private static string Default(LoanColumn column) => column.Default.Length == 0 ? "" : $", default: '{column.Default}'";

    private static string NotNull(LoanColumn column) => column.IsRequired ? ", constraints: [{type: not_null}]" : "";
}

/// <summary>A column of the contracts of loans.</summary>
/// <param name="Header">Its name in files.</param>
/// <param name="Received">Its name in the source.</param>
/// <param name="Name">Its name in staging and after it.</param>
/// <param name="Type">Its type there.</param>
/// <param name="IsRequired">Whether NULL is forbidden there.</param>
/// <param name="ReceivedBefore">Its former name in the source; empty for none.</param>
/// <param name="NameBefore">Its former name in staging; empty for none.</param>
public sealed record LoanColumn(string Header, string Received, string Name, string Type = "varchar", bool IsRequired = false, string ReceivedBefore = "", string NameBefore = "")
{
    /// <summary>The names that files have for it, instead of <see cref="Header"/>; empty for that one.</summary>
    public string Names { get; init; } = "";

    /// <summary>Whether a file may lack it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether staged rows from files without it hold NULL, though it is required.</summary>
    public bool MayLack { get; init; }

    /// <summary>The value that stands for NULL in staging; empty for none.</summary>
    public string Default { get; init; } = "";

    /// <summary>The key.</summary>
    public static LoanColumn Id { get; } = new("LoanID", "loan_id", "loan_id", IsRequired: true);

    /// <summary>An amount.</summary>
    public static LoanColumn Amount { get; } = new("Amount", "amount", "loan_amount", "decimal(18,2)");

    /// <summary>A currency.</summary>
    public static LoanColumn Currency { get; } = new("Currency", "currency", "currency_code");
}
