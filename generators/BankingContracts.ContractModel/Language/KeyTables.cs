using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Language;

/// <summary>Every key of contract files; <c>docs/contracts.md</c> says what they mean.</summary>
public static class KeyTables
{
    /// <summary>A contract file.</summary>
    public static readonly KeyTable File = new("file", "a contract file",
    [
        Version,
        new("models", ValueKind.List) { Layers = LayerSet.Models },
        new("snapshots", ValueKind.List) { Layers = LayerSet.Snapshots },
    ]);

    /// <summary>A YAML file of the folder <c>tests</c>.</summary>
    public static readonly KeyTable TestsFile = new("testsFile", "a file of the folder tests",
    [
        Version,
        new("data_tests", ValueKind.List) { Alias = "tests" },
    ]);

    /// <summary>A model or snapshot.</summary>
    public static readonly KeyTable Contract = new("contract", "a contract",
    [
        Name("add 'name: <model name>'"),
        new("description", ValueKind.Text) { MayBeEmpty = true },
        new("relation", ValueKind.Text)
        {
            Layers = LayerSet.Snapshots,
            RequiredIn = LayerSet.Snapshots,
            Remedy = "add 'relation: <staging model>', the model it follows",
        },
        new("continues", ValueKind.Text) { Layers = LayerSet.Snapshots },
        new("retired", ValueKind.Boolean) { Layers = LayerSet.Snapshots },
        new("config", ValueKind.Mapping),
        new("source", ValueKind.Mapping)
        {
            Layers = LayerSet.Source,
            RequiredIn = LayerSet.Source,
            Remedy = "add 'source:' with the 'file' to read",
        },
        new("columns", ValueKind.List) { RequiredIn = LayerSet.Models, Remedy = "list its columns" },
        new("constraints", ValueKind.List),
        new("data_tests", ValueKind.List) { Alias = "tests" },
        new("contract", ValueKind.Mapping),
        new("renamed_from", ValueKind.TextOrTexts) { NeedsItems = true },
        new("model_version", ValueKind.WholeNumber),
        new("changes", ValueKind.TextMap),
        new("version_of", ValueKind.Text),
        new("deprecated_after", ValueKind.Text),
        new("tags", ValueKind.Texts),
        new("meta", ValueKind.Anything),
    ]);

    /// <summary>The keys of <c>config</c>.</summary>
    public static readonly KeyTable Config = new("config", "'config'",
    [
        new("materialized", ValueKind.Word) { Words = [.. Words<Materialization>.All, "snapshot"] },
        new("unique_key", ValueKind.TextOrTexts)
        {
            NeedsItems = true,
            Layers = LayerSet.All & ~LayerSet.Source,
            RequiredIn = LayerSet.Staging | LayerSet.Snapshots,
            Remedy = "add 'unique_key: <column>' under 'config'",
        },
        new("from", ValueKind.Text)
        {
            Layers = LayerSet.Staging,
            RequiredIn = LayerSet.Staging,
            Remedy = "add 'from: <source model>' under 'config'",
        },
        new("strategy", ValueKind.Word)
        {
            Words = Words<SnapshotStrategy>.All,
            Layers = LayerSet.Snapshots,
            RequiredIn = LayerSet.Snapshots,
            Remedy = "add 'strategy: timestamp' or 'strategy: check' under 'config'",
        },
        new("updated_at", ValueKind.Text) { Layers = LayerSet.Snapshots },
        new("check_cols", ValueKind.TextOrTexts) { NeedsItems = true, Layers = LayerSet.Snapshots },
        new("hard_deletes", ValueKind.Word) { Words = Words<HardDeletes>.All, Layers = LayerSet.Snapshots },
        new("on_quarantine", ValueKind.Word) { Words = Words<OnQuarantine>.All, Layers = LayerSet.Snapshots },
        new("tie_break", ValueKind.Text) { Layers = LayerSet.Snapshots },
        new("on_new_column", ValueKind.Word) { Words = Words<OnNewColumn>.All, Layers = LayerSet.Snapshots },
        new("dbt_valid_to_current", ValueKind.Scalar) { Layers = LayerSet.Snapshots },
        new("links", ValueKind.LinkMap) { Layers = LayerSet.Queries },
        new("past", ValueKind.WordOrMapping) { Words = ["none"] },
        new("export", ValueKind.WordsOrMapping) { Words = Words<ExportFormat>.All },
        new("tags", ValueKind.Texts),
        new("meta", ValueKind.Anything),
    ]);

    /// <summary>The keys of <c>past</c>.</summary>
    public static readonly KeyTable Past = new("past", "'past'",
    [
        new("keep", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = "write for example 'keep: 400d'" },
    ]);

    /// <summary>The keys of <c>export</c>.</summary>
    public static readonly KeyTable Export = new("export", "'export'",
    [
        new("formats", ValueKind.Words) { NeedsItems = true, Words = Words<ExportFormat>.All, RequiredIn = LayerSet.All, Remedy = "write for example 'formats: [csv]'" },
        new("archive", ValueKind.Boolean),
    ]);

    /// <summary>An entry of <c>links</c> whose two columns have different names.</summary>
    public static readonly KeyTable Link = new("link", "a link",
    [
        new("column", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = "add 'column: <column of the upstream>'" },
        new("output", ValueKind.Text),
    ]);

    /// <summary>The keys of <c>contract</c>.</summary>
    public static readonly KeyTable Enforcement = new("enforcement", "'contract'",
    [
        new("enforced", ValueKind.Boolean) { RequiredIn = LayerSet.All, Remedy = "write 'contract: {enforced: true}'" },
    ]);

    /// <summary>The keys of <c>source</c>.</summary>
    public static readonly KeyTable Source = new("source", "'source'",
    [
        new("file", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = "add 'file: <file name>', relative to the input directory" },
        new("delimiter", ValueKind.Text) { MayBeEmpty = true },
        new("quote", ValueKind.Text) { MayBeEmpty = true },
        new("header", ValueKind.Boolean),
        new("encoding", ValueKind.Encoding),
        new("null_values", ValueKind.Scalars),
        new("columns", ValueKind.TextMap),
        new("delivery", ValueKind.Word) { Words = Words<Delivery>.All },
        new("parts", ValueKind.Boolean),
        new("archive", ValueKind.Boolean),
        new("key", ValueKind.TextOrTexts) { NeedsItems = true },
        new("operation", ValueKind.Mapping),
        new("sequence", ValueKind.Text),
        new("max_delete_ratio", ValueKind.Number),
        new("max_quarantine_ratio", ValueKind.Number),
    ]);

    /// <summary>The keys of <c>encoding</c> when it is more than a name.</summary>
    public static readonly KeyTable Encoding = new("encoding", "'encoding'",
    [
        new("name", ValueKind.EncodingName) { RequiredIn = LayerSet.All, Remedy = "add 'name: <encoding>', for example 'name: windows-1252'" },
        new("check", ValueKind.Word) { Words = ["on", "off"] },
    ]);

    /// <summary>The keys of <c>operation</c>.</summary>
    public static readonly KeyTable Operation = new("operation", "'operation'",
    [
        new("column", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = "name the column that contains the operation" },
        new("delete", ValueKind.Scalars) { NeedsItems = true, RequiredIn = LayerSet.All, Remedy = "list the values that mean delete, for example [D]" },
        new("upsert", ValueKind.Scalars) { NeedsItems = true },
        new("ignore", ValueKind.Scalars) { NeedsItems = true },
    ]);

    /// <summary>A column.</summary>
    public static readonly KeyTable Column = new("column", "a column",
    [
        Name("add 'name: <column name>'"),
        new("description", ValueKind.Text) { MayBeEmpty = true },
        new("data_type", ValueKind.Text) { RequiredIn = LayerSet.Models, Remedy = "add its type, for example 'data_type: varchar'" },
        new("constraints", ValueKind.List),
        new("data_tests", ValueKind.List) { Alias = "tests" },
        new("renamed_from", ValueKind.TextOrTexts) { NeedsItems = true },
        new("names", ValueKind.TextOrTexts) { NeedsItems = true, Layers = LayerSet.Source },
        new("optional", ValueKind.Boolean) { Layers = LayerSet.Source },
        new("retired", ValueKind.Boolean) { Layers = LayerSet.Snapshots },
        new("before_added", ValueKind.Null) { Layers = LayerSet.Staging },
        new("generated", ValueKind.Word)
        {
            Words = [Words<GeneratedColumn>.Of(GeneratedColumn.LoadedAt), Words<GeneratedColumn>.Of(GeneratedColumn.ChangedAt)],
            Layers = LayerSet.Source | LayerSet.Queries,
        },
        new("assert", ValueKind.Word) { Words = ["runtime"], Layers = LayerSet.Queries },
        new("reason", ValueKind.Text) { Layers = LayerSet.Queries },
        new("clean", ValueKind.Mapping)
        {
            Layers = LayerSet.Staging,
            RequiredIn = LayerSet.Staging,
            Remedy = "add 'clean: {from: <source column>}'",
        },
        new("quarantine", ValueKind.List) { Layers = LayerSet.Staging },
        new("meta", ValueKind.Anything),
    ]);

    /// <summary>A constraint.</summary>
    public static readonly KeyTable Constraint = new("constraint", "a constraint",
    [
        new("type", ValueKind.Word)
        {
            Words = Words<ConstraintType>.All,
            RequiredIn = LayerSet.All,
            Remedy = "add 'type: " + string.Join("', '", Words<ConstraintType>.All) + "'",
        },
        new("columns", ValueKind.TextOrTexts) { NeedsItems = true },
        new("expression", ValueKind.Text),
        new("to", ValueKind.Text),
        new("to_columns", ValueKind.TextOrTexts) { NeedsItems = true },
    ]);

    /// <summary>The keys of <c>clean</c>.</summary>
    public static readonly KeyTable Clean = new("clean", "'clean'",
    [
        new("from", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = "add 'from: <source column>'" },
        new("trim", ValueKind.Boolean),
        new("null_values", ValueKind.Scalars),
        new("case", ValueKind.Word) { Words = Words<LetterCase>.All },
        new("parse", ValueKind.Word) { Words = ["strict"] },
        new("true_values", ValueKind.Scalars) { NeedsItems = true },
        new("false_values", ValueKind.Scalars) { NeedsItems = true },
        new("format", ValueKind.Text),
        new("default", ValueKind.Scalar),
    ]);

    /// <summary>A quarantine rule.</summary>
    public static readonly KeyTable Quarantine = new("quarantine", "a quarantine rule",
    [
        new("when", ValueKind.Word)
        {
            Words = Words<QuarantineCondition>.All,
            RequiredIn = LayerSet.All,
            Remedy = "add 'when: <condition>', for example 'when: negative'",
        },
        new("reason", ValueKind.Text),
        new("min", ValueKind.Scalar),
        new("max", ValueKind.Scalar),
        new("values", ValueKind.Scalars) { NeedsItems = true },
    ]);

    /// <summary>The keys that a test can have in addition to its arguments.</summary>
    public static readonly KeyTable Test = new("test", "a test",
    [
        new("name", ValueKind.Text),
        new("description", ValueKind.Text) { MayBeEmpty = true },
        .. TestSettings,
        new("config", ValueKind.Mapping),
        new("arguments", ValueKind.Mapping),
    ]);

    /// <summary>The keys of <c>config</c> of a test.</summary>
    public static readonly KeyTable TestConfig = new("testConfig", "'config' of a test", TestSettings);

    /// <summary>The entry of a singular test.</summary>
    public static readonly KeyTable SingularTest = new("singularTest", "a singular test",
    [
        Name("add 'name: <the SQL file's name>'"),
        new("description", ValueKind.Text) { MayBeEmpty = true },
        new("config", ValueKind.Mapping),
    ]);

    /// <summary>The keys of <c>config</c> of a singular test.</summary>
    public static readonly KeyTable SingularTestConfig = new("singularTestConfig", "'config' of a singular test",
        TestSettings.Where(static k => k.Name != "where").ToArray());

    /// <summary>The file <c>layers.yml</c>.</summary>
    public static readonly KeyTable Policy = new("policy", "layers.yml",
    [
        Version,
        new("layers", ValueKind.List),
        new("archive", ValueKind.Boolean),
        new("abbreviations", ValueKind.TextMap),
    ]);

    /// <summary>A layer's policy.</summary>
    public static readonly KeyTable LayerPolicy = new("layer", "a layer",
    [
        new("name", ValueKind.Word)
        {
            Words = Words<Layer>.All,
            RequiredIn = LayerSet.All,
            Remedy = "add 'name: <" + string.Join(" | ", Words<Layer>.All) + ">'",
        },
        new("prefix", ValueKind.Text) { MayBeEmpty = true },
        new("reads", ValueKind.Words) { Words = Words<Layer>.All },
        new("materialized", ValueKind.Word) { Words = Words<Materialization>.All },
        new("uniqueness", ValueKind.Word) { Words = Words<Uniqueness>.All },
    ]);

    /// <summary>All tables.</summary>
    public static IReadOnlyList<KeyTable> All { get; } =
    [
        File, TestsFile, Contract, Config, Link, Enforcement, Source, Encoding, Operation, Column, Constraint, Clean, Quarantine, Test, TestConfig,
        SingularTest, SingularTestConfig, Policy, LayerPolicy,
    ];

    private static KeySpec Version => new("version", ValueKind.Scalar) { RequiredIn = LayerSet.All, Remedy = "add 'version: 2' at the top" };

    private static KeySpec[] TestSettings =>
    [
        new("severity", ValueKind.Word) { Words = Words<TestSeverity>.All },
        new("error_if", ValueKind.Text),
        new("warn_if", ValueKind.Text),
        new("where", ValueKind.Text),
    ];

    private static KeySpec Name(string remedy) => new("name", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = remedy };
}
