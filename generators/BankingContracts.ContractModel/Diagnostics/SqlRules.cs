namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>BKC3xxx: the SQL files of the contracts.</summary>
public static class SqlRules
{
    /// <summary>SQL without contract.</summary>
    public static readonly Rule SqlWithoutContract = new("BKC3001", "SQL without contract", "The SQL file '{0}' has no contract{1}");

    /// <summary>Contract without SQL.</summary>
    public static readonly Rule ContractWithoutSql = new("BKC3002", "Contract without SQL", "'{0}' needs exactly one SQL file; {1}");

    /// <summary>Not one SELECT.</summary>
    public static readonly Rule NotOneSelect = new("BKC3003", "Not one SELECT", "The SQL file '{0}' is not one SELECT statement: {1}");

    /// <summary>A singular test that reads no model.</summary>
    public static readonly Rule TestWithoutModel = new("BKC3004", "Test that reads no model", "The test '{0}' reads no model, so it checks nothing; select from the models that it tests");

    /// <summary>SQL that the engine cannot parse.</summary>
    public static readonly Rule SyntaxError = new("BKC3005", "SQL syntax error", "This is not valid SQL: {0}");

    /// <summary>A column that no table of the query has.</summary>
    public static readonly Rule UnknownColumn = new("BKC3006", "Unknown column in SQL", "There is no column '{0}' here{1}");

    /// <summary>A function that the engine does not have.</summary>
    public static readonly Rule UnknownFunction = new("BKC3007", "Unknown function", "There is no function '{0}'{1}");

    /// <summary>A column of the contract that the SQL does not return.</summary>
    public static readonly Rule MissingOutput = new("BKC3008", "Missing output column", "The SQL of '{0}' does not return the contract's column '{1}'{2}; select it, or remove it from the contract");

    /// <summary>A column of the SQL that the contract does not have.</summary>
    public static readonly Rule ExtraOutput = new("BKC3009", "Extra output column", "'{0}' is not a column of the contract of '{1}'; {2}");

    /// <summary>Two output columns with the same name.</summary>
    public static readonly Rule RepeatedOutput = new("BKC3010", "Repeated output column", "The SQL returns two columns named '{0}'; rename or remove one");

    /// <summary>An output column whose values lose information in the type of the contract.</summary>
    public static readonly Rule OutputType = new("BKC3011", "Output type does not fit", "The column '{0}' is {1} here but {2} in the contract; {3}");

    /// <summary>A star instead of columns.</summary>
    public static readonly Rule SelectStar = new("BKC3012", "Star instead of columns", "'{0}' returns other columns when a table changes; list the columns");

    /// <summary>SQL whose result depends on more than its tables.</summary>
    public static readonly Rule NotRepeatable = new("BKC3013", "Clock or random function", "'{0}' gives a different result in every run; {1}");

    /// <summary>SQL that only one of the engines has.</summary>
    public static readonly Rule NotPortable = new("BKC3014", "SQL that is not portable", "{0} is not the same on DuckDB and Spark SQL; {1}");

    /// <summary>SQL that the engine can parse but cannot bind.</summary>
    public static readonly Rule DoesNotBind = new("BKC3015", "SQL that does not bind", "This SQL is wrong: {0}");

    /// <summary>A declared test whose condition does not fit its model.</summary>
    public static readonly Rule TestDoesNotBind = new("BKC3016", "Test that does not bind", "The test '{0}' of '{1}' is wrong: {2}");

    /// <summary>A condition that is not a boolean.</summary>
    public static readonly Rule NoCondition = new("BKC3017", "Condition that is not a boolean", "{0} needs a boolean, but this is {1}; {2}");

    /// <summary>A constant that does not fit its type.</summary>
    public static readonly Rule ImpossibleConstant = new("BKC3018", "Constant that does not fit its type", "{0} is not a valid {1}; {2}");

    /// <summary>A result that depends on the order in which rows are read.</summary>
    public static readonly Rule RowOrder = new("BKC3020", "Result that depends on row order", "'{0}' can give different results for the same rows: {1}; {2}");

    /// <summary>A query that the analysis cannot follow.</summary>
    public static readonly Rule NotUnderstood = new(
        "BKC3030", "Query that is not understood", "The build cannot tell what this query returns: {0}; write it with plain SELECTs and joins");

    /// <summary>SQL that uses files, the network or the machine.</summary>
    public static readonly Rule ReachesOutside = new(
        "BKC3031", "SQL that reaches outside", "'{0}' uses files, the network or the machine; a query may only read models, so load the file as a source");

    /// <summary>A condition that expects NULL as the end of an open version.</summary>
    public static readonly Rule OpenEndIsNull = new(
        "BKC3035", "Open end taken for NULL", "'{0}' is never NULL because '{1}' sets dbt_valid_to_current, so this condition is always {2}; write {3}");

    /// <summary>The rules whose findings come from the build step that binds the SQL, by ID.</summary>
    public static IReadOnlyDictionary<string, Rule> FromBinding { get; } = ((Rule[])
    [
        SyntaxError, UnknownColumn, UnknownFunction, MissingOutput, ExtraOutput, RepeatedOutput, OutputType, SelectStar,
        NotRepeatable, NotPortable, DoesNotBind, TestDoesNotBind, NoCondition, ImpossibleConstant, RowOrder, NotUnderstood, ReachesOutside, OpenEndIsNull, FileRules.NotUtf8,
        ReferenceRules.NullOutput, ReferenceRules.NullableOutput, ReferenceRules.BrokenLink, InternalRules.InternalError, .. ExampleRules.Results,
    ]).ToDictionary(static r => r.Id, StringComparer.Ordinal);
}
