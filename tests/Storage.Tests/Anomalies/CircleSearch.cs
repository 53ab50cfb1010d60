namespace Storage.Tests.Anomalies;

/// <summary>
/// Finds the components of a graph in which each node is reached from each other (Tarjan, 1972), of two nodes or more. With
/// a stack of its own: a history is as deep as it is long.
/// </summary>
internal sealed class CircleSearch(IReadOnlyList<IReadOnlyCollection<int>> behind)
{
    private readonly int[] _index = new int[behind.Count];
    private readonly int[] _low = new int[behind.Count];
    private readonly bool[] _isOpen = new bool[behind.Count];
    private readonly Stack<int> _open = new();
    private readonly Stack<(int Node, IEnumerator<int> Next)> _path = new();
    private readonly List<IReadOnlyList<int>> _circles = [];
    private int _last;

    public IReadOnlyList<IReadOnlyList<int>> Run()
    {
        for (var root = 0; root < behind.Count; root++)
        {
            if (_index[root] == 0)
            {
                Enter(root);
                while (_path.Count > 0)
                {
                    Step();
                }
            }
        }

        return _circles;
    }

    private void Enter(int node)
    {
        _index[node] = _low[node] = ++_last;
        _isOpen[node] = true;
        _open.Push(node);
        _path.Push((node, behind[node].GetEnumerator()));
    }

    private void Step()
    {
        var (node, next) = _path.Peek();
        if (!next.MoveNext())
        {
            Leave();
            return;
        }

        var to = next.Current;
        if (_index[to] == 0)
        {
            Enter(to);
        }
        else if (_isOpen[to])
        {
            _low[node] = Math.Min(_low[node], _index[to]);
        }
    }

    private void Leave()
    {
        var (node, next) = _path.Pop();
        next.Dispose();
        if (_path.TryPeek(out var parent))
        {
            _low[parent.Node] = Math.Min(_low[parent.Node], _low[node]);
        }

        if (_low[node] == _index[node])
        {
            Close(node);
        }
    }

    private void Close(int node)
    {
        var component = new List<int>();
        do
        {
            component.Add(_open.Pop());
            _isOpen[component[^1]] = false;
        } while (component[^1] != node);

        if (component.Count > 1)
        {
            _circles.Add(component);
        }
    }
}
