namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>BKC2xxx: rules for one contract alone. The resolver reports BKC2001, and BKC2004 for a column of another model.</summary>
public static class ContractRules
{
    /// <summary>Two contracts with the same name.</summary>
    public static readonly Rule DuplicateModel = new("BKC2001", "Duplicate model", "The model '{0}' is also defined in {1}; rename one of them");

    /// <summary>Two columns with the same name.</summary>
    public static readonly Rule DuplicateColumn = new("BKC2002", "Duplicate column", "The column '{0}' is listed twice, {1}; remove or rename one");

    /// <summary>Unknown data type.</summary>
    public static readonly Rule UnknownDataType = new("BKC2003", "Unknown data type", "'{0}' is not a data type; {1}");

    /// <summary>A column that the contract does not have; {0} is the key, {3} may suggest a near name.</summary>
    public static readonly Rule UnknownColumn = new("BKC2004", "Unknown column", "'{0}' names '{1}', which is not a column of {2}{3}");

    /// <summary>A value of another type than its column.</summary>
    public static readonly Rule ValueOfWrongType = new("BKC2005", "Value of the wrong type", "'{0}' in '{1}' is not a value of {2}; {3}");

    /// <summary>Unknown test.</summary>
    public static readonly Rule UnknownTest = new("BKC2006", "Unknown test", "'{0}' is not a test; {1}");

    /// <summary>A test without an argument that it needs.</summary>
    public static readonly Rule MissingArgument = new("BKC2007", "Missing test argument", "The test '{0}' lacks its argument {1}; {2}");

    /// <summary>A test with an argument it does not know.</summary>
    public static readonly Rule UnknownArgument = new("BKC2008", "Unknown test argument", "'{0}' is not an argument of the test '{1}'; {2}");

    /// <summary>A key column that may be NULL.</summary>
    public static readonly Rule NullableKey = new("BKC2009", "Nullable key", "The key column '{0}' may be NULL; add {{type: not_null}} to its constraints");

    /// <summary>Incremental without a key.</summary>
    public static readonly Rule IncrementalWithoutKey = new("BKC2010", "Incremental without unique_key", "'{0}' is incremental but has no key; add 'unique_key' under 'config'");

    /// <summary>A contract that is switched off.</summary>
    public static readonly Rule ContractNotEnforced = new("BKC2011", "Contract not enforced", "The contract of '{0}' is switched off, but every contract is enforced; remove 'enforced: false'");

    /// <summary>A key or value that has no meaning here.</summary>
    public static readonly Rule NotAllowedHere = new("BKC2012", "Not allowed here", "'{0}' is not allowed {1}; {2}");

    /// <summary>A source column that is not plain text.</summary>
    public static readonly Rule SourceColumnNotPlain = new("BKC2013", "Source column not plain text", "The source column '{0}' {1}; {2}");

    /// <summary>The column for the time of arrival, which a source must have once and at its end.</summary>
    public static readonly Rule LoadTimeColumn = new(
        "BKC2014", "Load time column", "{0}; a source ends with one column {{name: loaded_at, data_type: timestamp, constraints: [{{type: not_null}}], generated: loaded_at}}");

    /// <summary>Cleaning that does not fit the column.</summary>
    public static readonly Rule CleaningDoesNotFit = new("BKC2015", "Cleaning does not fit", "'{0}' does not fit {1}; {2}");

    /// <summary>A quarantine rule that does not fit the column.</summary>
    public static readonly Rule QuarantineDoesNotFit = new("BKC2016", "Quarantine rule does not fit", "The quarantine rule '{0}' does not fit {1}; {2}");

    /// <summary>Snapshot settings that contradict each other.</summary>
    public static readonly Rule SnapshotSettings = new("BKC2017", "Snapshot settings", "The strategy '{0}' {1}; {2}");

    /// <summary>A column that the runtime should fill but cannot fill.</summary>
    public static readonly Rule GeneratedColumn = new("BKC2018", "Generated column", "The generated column '{0}' {1}; {2}");

    /// <summary>A value outside the range that is possible.</summary>
    public static readonly Rule OutOfRange = new("BKC2019", "Value out of range", "'{0}' is out of range: {1}");

    /// <summary>A test at a place, or for a type, that it is not made for.</summary>
    public static readonly Rule TestDoesNotFit = new("BKC2020", "Test does not fit", "The test '{0}' does not fit {1}; {2}");

    /// <summary>A contract without columns.</summary>
    public static readonly Rule NoColumns = new("BKC2021", "No columns", "'{0}' has no columns{1}; list at least one");

    /// <summary>The same test twice.</summary>
    public static readonly Rule DuplicateTest = new("BKC2022", "Duplicate test", "The test '{0}' is listed twice at {1} (first in line {2}); remove one");

    /// <summary>Two entries for one singular test.</summary>
    public static readonly Rule SecondTestEntry = new("BKC2033", "Second entry for a test", "The test '{0}' already has an entry in {1}; merge the two");

    /// <summary>More than one primary key.</summary>
    public static readonly Rule SecondPrimaryKey = new(
        "BKC2023", "Second primary key", "'{0}' already has a primary key; put all its columns into one model-level constraint {{type: primary_key, columns: [...]}}");

    /// <summary>An operation code that means two things.</summary>
    public static readonly Rule OperationCodeTwice = new(
        "BKC2027", "Operation code twice", "The operation code '{0}' is listed under '{1}' and under '{2}'; remove it from one of them");
}
