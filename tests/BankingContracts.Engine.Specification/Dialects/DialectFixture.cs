using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Engine.Specification.Dialects;

/// <summary>A dialect under test, with real sessions of its engine.</summary>
public abstract class DialectFixture
{
    /// <summary>The dialect.</summary>
    public abstract SqlDialect Sql { get; }

    /// <summary>A session on an empty database that has the schemas of all layers.</summary>
    public abstract SqlSession Open();

    /// <summary>The name by which <c>describe</c> calls a type.</summary>
    public abstract string TypeName(ColumnType type);

    /// <summary>The oddest name that a table may have.</summary>
    public virtual string OddTable => "a \"thing\"";

    /// <summary>A query for the names and types of the columns of a working relation.</summary>
    public virtual string Describe(string relation) => "describe " + relation;

    /// <summary>An expression as the text with which the tests compare it.</summary>
    public virtual string AsText(string expression) => $"cast({expression} as varchar)";
}
