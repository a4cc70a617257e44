namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>BKC81xx: examples of models.</summary>
public static class ExampleRules
{
    /// <summary>Two examples with the same name.</summary>
    public static readonly Rule DuplicateExample = new("BKC8101", "Duplicate example", "The example '{0}' is also defined in {1}; rename one of them");

    /// <summary>An example of a model that does not exist, or that has no examples.</summary>
    public static readonly Rule NoSuchModel = new("BKC8102", "No model for examples", "'{0}' is not a model that can have examples: {1}");

    /// <summary>Rows for a model that the model of the example does not read.</summary>
    public static readonly Rule NotRead = new("BKC8103", "Model that is not read", "'{0}' does not read '{1}'; {2}");

    /// <summary>No rows for a model that is read.</summary>
    public static readonly Rule NotGiven = new("BKC8104", "Model without rows", "'{0}' also reads '{1}', and nothing is given for it; add its rows, or '{1}: []' if it has none");

    /// <summary>A column that the model does not have.</summary>
    public static readonly Rule UnknownColumn = new("BKC8105", "Unknown column in an example", "'{0}' is not a column of '{1}'{2}");

    /// <summary>A value that the column cannot hold.</summary>
    public static readonly Rule WrongValue = new("BKC8106", "Value of the wrong type in an example", "'{0}' is not a value of '{1}', which is {2}; {3}");

    /// <summary>NULL in a column that is never NULL.</summary>
    public static readonly Rule NullValue = new("BKC8107", "NULL in an example", "'{0}' of '{1}' is never NULL; give a value");

    /// <summary>A given row without its key.</summary>
    public static readonly Rule MissingKey = new("BKC8108", "Given row without key", "This row of '{0}' lacks the key column '{1}'; give a value");

    /// <summary>Two given rows with the same key.</summary>
    public static readonly Rule RepeatedKey = new("BKC8109", "Given rows with the same key", "This row of '{0}' has the same {1} as the row in line {2}; change one of them, or remove it");

    /// <summary>A row with more or fewer values than columns.</summary>
    public static readonly Rule RowLength = new("BKC8110", "Row of another length", "This row has {0}, but 'columns' asks for {1}; correct the row or the columns");

    /// <summary>A column that the run fills.</summary>
    public static readonly Rule FilledByRun = new("BKC8111", "Column that the run fills", "'{0}' of '{1}' is filled by the run; remove it here, and write 'run_at' for the time of the run");

    /// <summary>An example that expects nothing.</summary>
    public static readonly Rule ExpectsNothing = new("BKC8112", "Example that expects nothing", "'expect' of '{0}' is empty, so the example checks nothing; add 'rows', 'contains', 'count' or 'quarantined'");

    /// <summary>A timestamp of a run that is none, or that is not after the one before.</summary>
    public static readonly Rule RunTime = new("BKC8113", "Run at no time", "'{0}' cannot be the timestamp of this run: {1}");

    /// <summary>A row that cannot stand here.</summary>
    public static readonly Rule MisplacedRow = new("BKC8114", "Row that cannot stand here", "This row is wrong: {0}");

    /// <summary>A value other than the expected one.</summary>
    public static readonly Rule OtherValue = new("BKC8120", "Other value than expected", "Example '{0}': '{1}' is {2}, expected {3}");

    /// <summary>An expected row that does not come.</summary>
    public static readonly Rule MissingRow = new("BKC8121", "Expected row is missing", "Example '{0}': {1} has no row {2}");

    /// <summary>A row that is not expected.</summary>
    public static readonly Rule UnexpectedRow = new("BKC8122", "Row that is not expected", "Example '{0}': {1} also has the row {2}");

    /// <summary>Another number of rows.</summary>
    public static readonly Rule OtherCount = new("BKC8123", "Other number of rows than expected", "Example '{0}': {1} has {2}, expected {3}");

    /// <summary>Differences that are not listed.</summary>
    public static readonly Rule MoreDifferences = new("BKC8124", "Further differences in an example", "Example '{0}': {1}");

    /// <summary>An example that stops.</summary>
    public static readonly Rule Stops = new("BKC8125", "Example that stops", "Example '{0}': {1}");

    /// <summary>The rules about what came out of an example.</summary>
    public static IReadOnlyList<Rule> Results { get; } = [OtherValue, MissingRow, UnexpectedRow, OtherCount, MoreDifferences, Stops];
}
