namespace BankingContracts.SqlCheck.Analysis;

/// <summary>Why a result depends on the order in which rows are read.</summary>
public enum OrderDependenceKind
{
    /// <summary>An aggregate that chooses or orders rows, without a total order.</summary>
    Aggregate,

    /// <summary>A window function over rows that can be equal in its order.</summary>
    Window,

    /// <summary>Sums of floating point numbers round differently in another order.</summary>
    FloatingPoint,

    /// <summary>LIMIT or OFFSET among rows that can be equal in the order.</summary>
    Limit,

    /// <summary>DISTINCT ON keeps one of several rows that can be equal in the order.</summary>
    DistinctOn,

    /// <summary>A sample.</summary>
    Sample,
}
