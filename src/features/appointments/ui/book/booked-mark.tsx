/** A check that draws itself, or an hourglass's patient dots while a request waits; still where motion is unwanted. */
export function BookedMark({ waiting }: { waiting: boolean }) {
  return (
    <svg
      viewBox="0 0 96 96"
      aria-hidden
      className="size-24"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <circle
        cx="48"
        cy="48"
        r="46"
        className="animate-[pop_0.45s_cubic-bezier(0.2,1.4,0.4,1)_both] fill-wash origin-center"
      />
      <circle
        cx="48"
        cy="48"
        r="32"
        className="animate-[pop_0.5s_0.08s_cubic-bezier(0.2,1.4,0.4,1)_both] origin-center fill-fill stroke-edge"
      />
      {waiting ? (
        <g className="fill-on-fill">
          <circle cx="35" cy="48" r="4" />
          <circle cx="48" cy="48" r="4" />
          <circle cx="61" cy="48" r="4" />
        </g>
      ) : (
        <path
          d="m34 49 10 10 19-21"
          pathLength={1}
          strokeDasharray={1}
          strokeWidth="5.5"
          className="animate-[draw_0.4s_0.35s_ease-out_both] stroke-on-fill"
        />
      )}
    </svg>
  )
}
