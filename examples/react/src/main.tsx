// The form in a React page.
import 'comet-keys';
import type { CreatedDetail } from 'comet-keys/element';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const [made, setMade] = useState<CreatedDetail[]>([]);
  return (
    <>
      <comet-key-form
        base-url="/keys"
        policy={{ max_quota: 5_000_000 }}
        oncomet-key-created={(event) => setMade([...made, event.detail])}
      />
      <ul>
        {made.map((key) => (
          <li key={key.id}>{key.name}</li>
        ))}
      </ul>
    </>
  );
}

createRoot(document.getElementById('app')!).render(<App />);
